// Which band of the listening checks is heard: parallel paths, cross-faded by raised cosines of 10 ms. A path runs only
// while it is heard, and for a while before: its filters' own start must not ring. Path 0 is the sound as it is.

import { WARM_SECONDS } from '../equaliser/biquad-stage'
import { Smoothed } from '../maths/smoothed'
import { CheckBand } from './check-band'

/** States are checked for denormals this often, in frames. */
const FLUSH_FRAMES: i32 = 512

export class BandSelector {
  private bands: CheckBand[] = []
  private weights: Smoothed[] = []
  private wanted: i32 = 0
  /** Frames until the wanted path, which runs already, is faded in. */
  private warmLeft: i32 = 0
  private warmFrames: i32
  private clock: i32 = 0
  private path: usize
  private total: usize

  constructor(
    private rateHz: f64,
    maxBlock: i32,
  ) {
    this.warmFrames = <i32>NativeMath.ceil(WARM_SECONDS * rateHz)
    this.path = heap.alloc((<usize>maxBlock) << 4)
    this.total = heap.alloc((<usize>maxBlock) << 4)
    this.addBand(0, 0)
    this.weights[0].snap(1)
  }

  /** The next path: edges in hertz, 0 is open. For the host's start, before anything is processed. */
  addBand(lowHz: f64, highHz: f64): void {
    this.bands.push(new CheckBand(this.rateHz, lowHz, highHz))
    this.weights.push(new Smoothed(<i32>NativeMath.round(0.01 * this.rateHz)))
  }

  select(band: i32): void {
    if (band === this.wanted || band < 0 || band >= this.bands.length) return
    this.wanted = band
    this.warmLeft = 0
    if (!this.isHeard(band) && band > 0) {
      unchecked(this.bands[band]).clear()
      this.warmLeft = this.warmFrames
    } else {
      this.turn()
    }
  }

  /** Takes the wanted path at once, with empty filters. */
  reset(): void {
    this.warmLeft = 0
    this.clock = 0
    for (let i = 0; i < this.bands.length; i++) {
      unchecked(this.bands[i]).clear()
      unchecked(this.weights[i]).snap(i === this.wanted ? 1 : 0)
    }
  }

  /** In place, interleaved stereo f64. With path 0 alone nothing is touched. */
  process(buffer: usize, frames: i32): void {
    while (frames > 0) {
      let n = min(frames, FLUSH_FRAMES - this.clock)
      if (this.warmLeft > 0) n = min(n, this.warmLeft)
      this.run(buffer, n)
      this.clock = (this.clock + n) & (FLUSH_FRAMES - 1)
      if (this.clock === 0) for (let i = 0; i < this.bands.length; i++) unchecked(this.bands[i]).flush()
      if (this.warmLeft > 0) {
        this.warmLeft -= n
        if (this.warmLeft === 0) this.turn()
      }
      buffer += (<usize>n) << 4
      frames -= n
    }
  }

  private turn(): void {
    for (let i = 0; i < this.weights.length; i++) unchecked(this.weights[i]).setTarget(i === this.wanted ? 1 : 0)
  }

  private isHeard(band: i32): bool {
    const weight = unchecked(this.weights[band])
    return weight.value !== 0 || !weight.isAtRest
  }

  private run(buffer: usize, frames: i32): void {
    const plain = unchecked(this.weights[0])
    if (plain.isAtRest && plain.value === 1 && this.warmLeft === 0) return
    const bytes = (<usize>frames) << 4
    memory.fill(this.total, 0, bytes)
    for (let band = 0; band < this.bands.length; band++) {
      const isComing = band === this.wanted && this.warmLeft > 0
      if (!this.isHeard(band) && !isComing) continue
      memory.copy(this.path, buffer, bytes)
      unchecked(this.bands[band]).process(this.path, frames)
      this.add(unchecked(this.weights[band]), frames)
    }
    memory.copy(buffer, this.total, bytes)
  }

  private add(weight: Smoothed, frames: i32): void {
    for (let i: usize = 0; i < <usize>frames; i++) {
      const at = i << 4
      const sound = f64x2.mul(v128.load(this.path + at), f64x2.splat(weight.next()))
      v128.store(this.total + at, f64x2.add(v128.load(this.total + at), sound))
    }
  }
}
