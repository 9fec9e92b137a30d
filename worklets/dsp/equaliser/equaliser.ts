// The eight-band equaliser of a strip or of the master, with a bypass of its own. A host may put filters in front:
// they share the pass and the control grid, and the bypass does not reach them.

import { EQ_BAND_COUNT } from '../generated/slots'
import { Smoothed } from '../maths/smoothed'
import { BiquadChain, FLUSH_FRAMES } from './biquad-chain'
import { BiquadStage, CONTROL_FRAMES, FADE_SECONDS, mix, WARM_SECONDS } from './biquad-stage'
import { EqualiserBand } from './equaliser-band'

export class Equaliser {
  private chain: BiquadChain = new BiquadChain()
  private bands: EqualiserBand[] = []
  private wet: Smoothed
  private on: bool = true
  /** False until first switched on: costs nothing. */
  private engaged: bool = true
  private warmFrames: i32
  private warmLeft: i32 = 0
  private clock: i32 = 0
  private firstBand: i32
  private dry: usize = heap.alloc((<usize>FLUSH_FRAMES) << 4)

  constructor(sampleRate: f64, _maxBlock: i32, leading: BiquadStage[] = []) {
    this.wet = new Smoothed(<i32>Math.ceil(sampleRate * FADE_SECONDS))
    this.warmFrames = <i32>Math.ceil(sampleRate * WARM_SECONDS)
    this.firstBand = leading.length
    for (let i = 0; i < leading.length; i++) this.chain.stages.push(leading[i])
    for (let i = 0; i < EQ_BAND_COUNT; i++) {
      const band = new EqualiserBand(sampleRate)
      this.bands.push(band)
      this.chain.stages.push(band)
    }
  }

  /** `params` points to the whole block of f64; slots are counted in it, `stride` of them for each band. */
  setTargets(params: usize, onSlot: i32, bandsSlot: i32, stride: i32): void {
    this.on = load<f64>(params + ((<usize>onSlot) << 3)) !== 0
    for (let i = 0; i < EQ_BAND_COUNT; i++) {
      unchecked(this.bands[i]).setTargets(params + ((<usize>(bandsSlot + i * stride)) << 3))
    }
  }

  /** Every control at its target; states stay. */
  snap(): void {
    this.reset()
  }

  reset(): void {
    this.clock = 0
    this.engaged = this.on
    this.warmLeft = 0
    this.wet.snap(this.on ? 1 : 0)
    this.chain.reset()
  }

  process(buffer: usize, frames: i32): void {
    while (frames > 0) {
      if ((this.clock & (CONTROL_FRAMES - 1)) === 0) {
        this.chain.control()
        if (this.warmLeft > 0) this.warmLeft -= CONTROL_FRAMES
        if (this.on && !this.engaged) {
          this.engaged = true
          this.warmLeft = this.warmFrames
        }
        this.wet.setTarget(this.on && this.warmLeft <= 0 ? 1 : 0)
      }
      const moving = this.wet.target !== (this.on ? 1.0 : 0.0) || this.chain.isMoving()
      const grid = moving ? CONTROL_FRAMES : FLUSH_FRAMES
      const n = min(frames, grid - (this.clock & (grid - 1)))
      this.segment(buffer, n)
      this.clock = (this.clock + n) & (FLUSH_FRAMES - 1)
      if (this.clock === 0) this.chain.flush()
      buffer += (<usize>n) << 4
      frames -= n
    }
  }

  private segment(buffer: usize, frames: i32): void {
    const end = this.chain.stages.length
    if (this.wet.isAtRest && this.wet.value === 1) {
      this.chain.run(0, end, buffer, frames)
      return
    }
    this.chain.run(0, this.firstBand, buffer, frames)
    if (!this.engaged || !this.chain.isRunning(this.firstBand, end)) {
      this.wet.advance(frames)
      return
    }
    memory.copy(this.dry, buffer, (<usize>frames) << 4)
    this.chain.run(this.firstBand, end, this.dry, frames)
    mix(buffer, this.dry, frames, this.wet)
  }
}
