// Eight bands with a bypass of their own: what the equalisers of a strip and of the master have in common. A host may put
// filters in front: they share the pass and the control grid, and the bypass does not reach them.

import { DeltaTaps } from '../delta/delta-taps'
import { EQ_BAND_COUNT } from '../generated/slots'
import { Smoothed } from '../maths/smoothed'
import { Processor } from '../processor'
import { BiquadChain, FLUSH_FRAMES } from './biquad-chain'
import { BiquadStage, CONTROL_FRAMES, FADE_SECONDS, mix, WARM_SECONDS } from './biquad-stage'
import { EqualiserBand } from './equaliser-band'
import { decodeMidSide, encodeMidSide } from './mid-side'

export abstract class BandEqualiser extends Processor {
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
  /** Listens to groups of leading stages, numbered from 0 by where each ends, and to the bands, numbered after them. */
  private taps: DeltaTaps | null = null
  private leadingEnds: i32[] = []
  private dry: usize = heap.alloc((<usize>FLUSH_FRAMES) << 4)
  private midSide: usize = heap.alloc((<usize>FLUSH_FRAMES) << 4)

  constructor(rateHz: f64, leading: BiquadStage[]) {
    super()
    this.wet = new Smoothed(<i32>Math.ceil(rateHz * FADE_SECONDS))
    this.warmFrames = <i32>Math.ceil(rateHz * WARM_SECONDS)
    this.firstBand = leading.length
    for (let i = 0; i < leading.length; i++) this.chain.stages.push(leading[i])
  }

  /** For the constructors: EQ_BAND_COUNT of them. */
  protected addBand(band: EqualiserBand): void {
    this.bands.push(band)
    this.chain.stages.push(band)
  }

  /** Lets `taps` listen: groups of leading stages end before these, the last one before the bands. */
  listen(taps: DeltaTaps, leadingEnds: i32[]): void {
    this.taps = taps
    this.leadingEnds = leadingEnds
  }

  /** `stride` slots for each band. */
  protected setBands(params: usize, onSlot: i32, bandsSlot: i32, stride: i32): void {
    this.on = load<f64>(params + ((<usize>onSlot) << 3)) !== 0
    for (let i = 0; i < EQ_BAND_COUNT; i++) {
      unchecked(this.bands[i]).setTargets(params + ((<usize>(bandsSlot + i * stride)) << 3))
    }
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
    const taps = this.taps
    if (taps === null || !taps.isRunning) this.plainSegment(buffer, frames)
    else this.tappedSegment(taps, buffer, frames)
  }

  private plainSegment(buffer: usize, frames: i32): void {
    if (this.wet.isAtRest && this.wet.value === 1) {
      this.run(0, buffer, frames)
      return
    }
    this.chain.run(0, this.firstBand, buffer, frames)
    this.runBands(buffer, frames)
  }

  /** The same, group by group: how sections are grouped never changes a bit. */
  private tappedSegment(taps: DeltaTaps, buffer: usize, frames: i32): void {
    const groups = this.leadingEnds.length
    let first: i32 = 0
    for (let group = 0; group < groups; group++) {
      const end = unchecked(this.leadingEnds[group])
      taps.before(group, buffer, frames)
      this.chain.run(first, end, buffer, frames)
      taps.after(group, buffer, frames)
      first = end
    }
    taps.before(groups, buffer, frames)
    if (this.wet.isAtRest && this.wet.value === 1) this.run(first, buffer, frames)
    else this.runBands(buffer, frames)
    taps.after(groups, buffer, frames)
  }

  /** The bands while their bypass moves or is on. */
  private runBands(buffer: usize, frames: i32): void {
    if (!this.engaged || !this.chain.isRunning(this.firstBand, this.chain.stages.length)) {
      this.wet.advance(frames)
      return
    }
    memory.copy(this.dry, buffer, (<usize>frames) << 4)
    this.run(this.firstBand, this.dry, frames)
    mix(buffer, this.dry, frames, this.wet)
  }

  /** The stages from `first` on. All of them commute, so those of the middle and the side come last, together. */
  private run(first: i32, buffer: usize, frames: i32): void {
    const end = this.chain.stages.length
    this.chain.run(first, end, buffer, frames)
    if (!this.chain.hasMidSide(first, end)) return
    const audible = this.chain.isMidSideAudible(first, end)
    encodeMidSide(buffer, this.midSide, frames)
    this.chain.run(first, end, this.midSide, frames, true)
    if (audible) decodeMidSide(this.midSide, buffer, frames)
  }
}
