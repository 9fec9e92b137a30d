// What a compressor hears: the level of its key, as peak or as mean power, in two lanes.
// Peak: the largest magnitude of a short sliding window, so that a tone's zero crossings are not taken for silence. The window
// is 4 % of the release time, at most 10 ms: it delays the release by less than its own tolerance. Attack is not delayed.
// RMS: mean square with a time constant of 10 ms; a full-scale sine reads -3.01 dB.

const PARTS: i32 = 4
export const RMS_SECONDS: f64 = 0.01

export class LevelDetector {
  /** 1 - exp(-1 / (10 ms)). */
  readonly rmsGain: f64
  /** Mean square; then the maxima: of the part under way, and of the three before it together and singly. */
  readonly state: usize = heap.alloc(16 * 6)
  partFrames: i32 = 1
  partLeft: i32 = 1

  constructor(private sampleRate: f64) {
    this.rmsGain = -NativeMath.expm1(-1 / (RMS_SECONDS * sampleRate))
    this.clear()
  }

  setRelease(releaseMs: f64): void {
    const seconds = min(0.01, 0.04 * releaseMs * 0.001)
    this.partFrames = max(1, <i32>Math.round((seconds * this.sampleRate) / PARTS))
  }

  clear(): void {
    memory.fill(this.state, 0, 16 * 6)
    this.partLeft = this.partFrames
  }

  flush(): void {
    if (load<f64>(this.state) < 1e-40) store<f64>(this.state, 0)
    if (load<f64>(this.state, 8) < 1e-40) store<f64>(this.state, 0, 8)
  }

  /** Squares of the peak level of `frames` pairs of samples, to `out`. */
  peakSquares(key: usize, out: usize, frames: i32): void {
    let current = v128.load(this.state, 16)
    let before = v128.load(this.state, 32)
    for (let i = 0; i < frames; i++) {
      const offset = (<usize>i) << 4
      const x = v128.load(key + offset)
      current = f64x2.pmax(current, f64x2.mul(x, x))
      v128.store(out + offset, f64x2.pmax(current, before))
      if (--this.partLeft <= 0) {
        this.partLeft = this.partFrames
        const second = v128.load(this.state, 48)
        const third = v128.load(this.state, 64)
        v128.store(this.state, current, 48)
        v128.store(this.state, second, 64)
        before = f64x2.pmax(f64x2.pmax(current, second), third)
        current = f64x2.splat(0)
      }
    }
    v128.store(this.state, current, 16)
    v128.store(this.state, before, 32)
  }

  /** Mean squares, `frames` of them, at `out`. */
  meanSquares(key: usize, out: usize, frames: i32): void {
    let mean = v128.load(this.state)
    const gain = f64x2.splat(this.rmsGain)
    const keep = f64x2.splat(1 - this.rmsGain)
    for (let i = 0; i < frames; i++) {
      const offset = (<usize>i) << 4
      const x = v128.load(key + offset)
      mean = f64x2.add(f64x2.mul(keep, mean), f64x2.mul(gain, f64x2.mul(x, x)))
      v128.store(out + offset, mean)
    }
    v128.store(this.state, mean)
  }
}
