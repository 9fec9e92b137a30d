// The stated true-peak meter, ITU-R BS.1770-5 Annex 2: 16 times oversampled, 64 taps a phase (true-peak-kernels), the
// larger of that and the sample peak, both channels. TruePeakMeter reads the same number in a fraction of the time: the
// long kernel runs only in intervals whose estimate comes within 0.02 dB of the largest peak so far, and the estimate
// is within 0.002 dB of it.
import { longKernel, PHASES, TAPS, TAPS_BEFORE } from './true-peak-kernels'
import { SCAN_CHUNK, TruePeakScan } from './true-peak-scan'

const CLOSE: f64 = 0.9977
const FLOOR: f64 = 1e-9

/** Largest of the 15 points between a frame and the next; `frame` points at its f32 pair [L R] among its neighbours. */
export function longPeak(frame: usize): f64 {
  const kernel = longKernel()
  const from = frame - <usize>(TAPS_BEFORE * 8)
  let peak = f64x2.splat(0)
  for (let phase: i32 = 1; phase < PHASES; phase++) {
    const row = kernel + <usize>(phase * TAPS * 8)
    let a = f64x2.splat(0)
    let b = f64x2.splat(0)
    for (let k: usize = 0; k < <usize>TAPS; k += 2) {
      const pairs = v128.load(from + (k << 3))
      const next = v128.shuffle<f32>(pairs, pairs, 2, 3, 0, 1)
      a = f64x2.add(a, f64x2.mul(f64x2.promote_low_f32x4(pairs), v128.load64_splat(row + (k << 3))))
      b = f64x2.add(b, f64x2.mul(f64x2.promote_low_f32x4(next), v128.load64_splat(row + (k << 3), 8)))
    }
    peak = f64x2.max(peak, f64x2.abs(f64x2.add(a, b)))
  }
  return max(f64x2.extract_lane(peak, 0), f64x2.extract_lane(peak, 1))
}

export class TruePeakMeter {
  /** Linear; the sample peak, and the largest of it and the interpolated points. */
  samplePeak: f64 = 0
  truePeak: f64 = 0
  private scan: TruePeakScan = new TruePeakScan(false)
  private silence: usize

  constructor() {
    this.silence = heap.alloc((<usize>SCAN_CHUNK) << 4)
    memory.fill(this.silence, 0, (<usize>SCAN_CHUNK) << 4)
  }

  reset(): void {
    this.scan.reset()
    this.samplePeak = 0
    this.truePeak = 0
  }

  /** At most SCAN_CHUNK interleaved stereo f64 frames, finite. */
  process(source: usize, frames: i32): void {
    let peaks = f64x2.splat(0)
    for (let i: usize = 0; i < <usize>frames; i++) {
      peaks = f64x2.max(peaks, f64x2.abs(v128.load(source + (i << 4))))
    }
    this.samplePeak = max(this.samplePeak, max(f64x2.extract_lane(peaks, 0), f64x2.extract_lane(peaks, 1)))
    this.interpolate(source, frames)
  }

  /** The intervals after the last frame, with silence behind it: at the end of a file. */
  finish(): void {
    this.interpolate(this.silence, SCAN_CHUNK)
  }

  private interpolate(source: usize, frames: i32): void {
    let most = max(this.truePeak, this.samplePeak)
    const threshold = max(most * CLOSE, FLOOR)
    this.scan.process(source, frames, <f32>threshold, 0)
    for (let i: i32 = 0; i < frames; i++) {
      const pair = this.scan.peaks + ((<usize>i) << 3)
      if (<f64>max(load<f32>(pair), load<f32>(pair, 4)) >= max(most * CLOSE, FLOOR)) {
        most = max(most, longPeak(this.scan.intervalAt(i)))
      }
    }
    this.scan.forget(frames)
    this.truePeak = most
  }
}

/** The stated meter without short cuts. `pairs`: f32 [L R] with TAPS silent frames before and after `frames`. */
export function statedTruePeak(pairs: usize, frames: i32): f64 {
  let peak: f64 = 0
  for (let i: i32 = -TAPS_BEFORE - 1; i < frames + TAPS_BEFORE; i++) {
    const frame = pairs + <usize>((TAPS + i) << 3)
    peak = max(peak, <f64>max(abs(load<f32>(frame)), abs(load<f32>(frame, 4))))
    peak = max(peak, longPeak(frame))
  }
  return peak
}
