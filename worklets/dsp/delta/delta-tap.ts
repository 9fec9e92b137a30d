// What one processor changes, for the ears: what leaves it less what entered it, the latter later by the processor's own
// latency, in 64 bits; or, of an equaliser, one of its bands in what leaves it. Then later by what is still to come in its
// host, so that it leaves where the host's sound leaves. It only listens. It comes and goes by raised cosines of 10 ms, and
// comes when its delays are full and a band's filter has started.

import { WARM_SECONDS } from '../equaliser/biquad-stage'
import { multiply } from '../maths/multiply'
import { Smoothed } from '../maths/smoothed'
import { BandAim, NO_BAND } from './band-aim'
import { HeardBand } from './heard-band'
import { PairRing } from './pair-ring'
import { NO_PROCESSOR } from './processor-numbers'

export class DeltaTap {
  /** The processor that it listens to. */
  processor: i32 = NO_PROCESSOR
  private latency: i32 = 0
  private rest: i32 = 0
  private isLeaving: bool = false
  /** Frames until its delays are full. */
  private silentLeft: i32 = 0
  /** Frames that came since the last `addTo`. */
  private waiting: i32 = 0
  private gate: Smoothed
  private entered: PairRing
  private changed: PairRing
  private scratch: usize
  private band: HeardBand
  private isBand: bool = false
  private warmFrames: i32

  /** `reach`: the longest delay that it may be given. */
  constructor(rateHz: f64, maxBlock: i32, reach: i32) {
    this.entered = new PairRing(reach, maxBlock)
    this.changed = new PairRing(reach, maxBlock)
    this.scratch = heap.alloc((<usize>maxBlock) << 4)
    this.gate = new Smoothed(<i32>NativeMath.ceil(0.01 * rateHz))
    this.band = new HeardBand(rateHz)
    this.warmFrames = <i32>NativeMath.ceil(WARM_SECONDS * rateHz)
  }

  get isRunning(): bool {
    return this.processor !== NO_PROCESSOR
  }

  /** Listens to a processor from the next frame on. `rest`: latency of its host behind it. */
  open(processor: i32, latency: i32, rest: i32, aim: BandAim): void {
    this.processor = processor
    this.latency = latency
    this.rest = rest
    this.isLeaving = false
    this.isBand = aim.kind !== NO_BAND
    if (this.isBand) this.band.open(aim)
    this.silentLeft = latency + rest + (this.isBand ? this.warmFrames : 0)
    this.clear()
    this.gate.snap(0)
    this.gate.setTarget(1)
  }

  /** Whether it listens there, and will. */
  isAt(processor: i32, rest: i32, aim: BandAim): bool {
    if (this.processor !== processor || this.rest !== rest || this.isLeaving) return false
    if (!this.isBand) return aim.kind === NO_BAND
    return this.band.kind === aim.kind && this.band.channels === aim.channels
  }

  /** The band that it listens to has moved. */
  follow(aim: BandAim): void {
    if (this.isBand) this.band.follow(aim)
  }

  close(): void {
    this.isLeaving = true
    this.gate.setTarget(0)
    if (this.silentLeft > 0) this.processor = NO_PROCESSOR
  }

  /** Everything starts anew: before it was silence. */
  reset(): void {
    if (this.isLeaving) this.processor = NO_PROCESSOR
    if (!this.isRunning) return
    this.silentLeft = 0
    this.clear()
    if (this.isBand) this.band.reset()
    this.gate.snap(1)
  }

  /** Interleaved stereo f64 on its way into the processor; `after` follows with the same frames. */
  before(buffer: usize, frames: i32): void {
    if (!this.isBand) this.entered.write(buffer, frames)
  }

  after(buffer: usize, frames: i32): void {
    if (this.isBand) this.keepBand(buffer, frames)
    else this.keepChange(buffer, frames)
    this.changed.advance(frames)
    this.waiting += frames
  }

  private keepBand(buffer: usize, frames: i32): void {
    memory.copy(this.scratch, buffer, (<usize>frames) << 4)
    this.band.process(this.scratch, frames)
    this.changed.write(this.scratch, frames)
  }

  private keepChange(buffer: usize, frames: i32): void {
    for (let i: i32 = 0; i < frames; i++) {
      const dry = v128.load(this.entered.at(i - this.latency))
      v128.store(this.changed.at(i), f64x2.sub(v128.load(buffer + ((<usize>i) << 4)), dry))
    }
    this.entered.advance(frames)
  }

  /** Adds what the last `frames` frames of the host gave, times `gains` (one f64 a frame) unless that is 0. */
  addTo(out: usize, frames: i32, gains: usize): void {
    const back = frames + this.rest
    // It may have been opened in the middle of the block.
    const first = max(frames - this.waiting, 0)
    this.waiting = 0
    for (let i = first; i < frames; i++) {
      const to = this.scratch + ((<usize>i) << 4)
      if (this.silentLeft > 0) {
        this.silentLeft -= 1
        v128.store(to, f64x2.splat(0))
      } else {
        v128.store(to, f64x2.mul(v128.load(this.changed.at(i - back)), f64x2.splat(this.gate.next())))
      }
    }
    if (gains !== 0) multiply(this.scratch, gains, frames)
    for (let i = <usize>first; i < <usize>frames; i++) {
      const at = out + (i << 4)
      v128.store(at, f64x2.add(v128.load(at), v128.load(this.scratch + (i << 4))))
    }
    if (this.isLeaving && this.gate.isAtRest) this.processor = NO_PROCESSOR
  }

  private clear(): void {
    this.waiting = 0
    this.entered.clear()
    this.changed.clear()
  }
}
