// Section rides: a strip's gain as a function of the song's frame and of nothing else, so that a seek, a loop and a render
// agree. The gain is looked up as a frame enters the strip and waits for it in a ring as long as the strip's latency
// before the rides: after a loop wrap every frame still gets the gain of its own place in the song.

import { Smoothed } from '../maths/smoothed'
import { RideCurve } from './ride-curve'

/** Raised cosine from an old curve to a new one, while playing. */
const CHANGE_SECONDS: f64 = 0.01

export class SectionRides {
  /** Room for `maxSections` pairs of f64, in song order: first frame of the section, gain offset in decibels. */
  readonly list: usize
  /** One f64 for each frame of the last computeGain. */
  readonly gains: usize
  private sections: i32 = 0
  private rampFrames: f64
  private curve: RideCurve
  private coming: RideCurve
  private wanted: RideCurve
  private change: Smoothed
  private comingGains: usize
  private waiting: usize
  private waitingAt: i32 = 0
  /** Frames at the end of the ring that are known to wait with a gain of 1. */
  private onesWaiting: i32

  /** `delayFrames`: by how much the strip delays its sound before the rides. */
  constructor(
    private rateHz: f64,
    maxBlock: i32,
    private delayFrames: i32,
    private maxSections: i32 = 64,
  ) {
    this.list = heap.alloc((<usize>maxSections) << 4)
    this.gains = heap.alloc((<usize>maxBlock) << 3)
    this.comingGains = heap.alloc((<usize>maxBlock) << 3)
    this.waiting = heap.alloc((<usize>max(delayFrames, 1)) << 3)
    this.curve = new RideCurve(maxSections)
    this.coming = new RideCurve(maxSections)
    this.wanted = new RideCurve(maxSections)
    this.change = new Smoothed(<i32>Math.ceil(CHANGE_SECONDS * rateHz))
    this.rampFrames = Math.round(0.2 * rateHz)
    memory.fill(this.list, 0, (<usize>maxSections) << 4)
    this.reset()
  }

  /** Every gain is 1 until the list changes: computeGain and apply may be left out meanwhile, from any frame on. */
  get isNeutral(): bool {
    return this.onesWaiting >= this.delayFrames && this.atRest && this.curve.isNeutral
  }

  private get atRest(): bool {
    return this.change.isAtRest && this.curve.equals(this.wanted)
  }

  /** Takes the first `count` pairs of `list`. */
  setList(count: i32): void {
    this.sections = min(count, this.maxSections)
    this.wanted.build(this.list, this.sections, this.rampFrames)
  }

  /** `list` must still hold what the last setList took. */
  setRampMs(ms: f64): void {
    this.rampFrames = Math.round(ms * 0.001 * this.rateHz)
    this.wanted.build(this.list, this.sections, this.rampFrames)
  }

  /** The curve at its target; what waits in the strip's latency is silence, at 1. */
  reset(): void {
    this.curve.copyFrom(this.wanted)
    this.change.snap(0)
    this.waitingAt = 0
    this.onesWaiting = this.delayFrames
    for (let i = 0; i < this.delayFrames; i++) store<f64>(this.waiting + ((<usize>i) << 3), 1)
  }

  /** Fills `gains` for the frames that leave the strip's latency while those from `songFrame` on enter it. */
  computeGain(frames: i32, songFrame: f64): void {
    this.enter(frames, songFrame)
    if (this.delayFrames > 0) this.exchange(frames)
  }

  /** The gains of the frames that enter. */
  private enter(frames: i32, songFrame: f64): void {
    if (this.atRest) {
      this.curve.fill(this.gains, frames, songFrame)
      const neutral = this.curve.isNeutral
      this.onesWaiting = neutral ? min(this.onesWaiting + frames, this.delayFrames) : 0
      return
    }
    this.onesWaiting = 0
    this.curve.fill(this.gains, frames, songFrame)
    let first = 0
    while (first < frames) {
      if (this.change.isAtRest) {
        if (this.curve.equals(this.wanted)) return
        this.coming.copyFrom(this.wanted)
        this.change.snap(0)
        this.change.setTarget(1)
      }
      const rest = frames - first
      const to = this.gains + ((<usize>first) << 3)
      this.coming.fill(this.comingGains, rest, songFrame + <f64>first)
      const mixed = this.crossFade(to, rest)
      first += mixed
      if (this.change.isAtRest) {
        this.curve.copyFrom(this.coming)
        this.curve.fill(this.gains + ((<usize>first) << 3), frames - first, songFrame + <f64>first)
      }
    }
  }

  /** From the old gains at `to` towards the coming ones; returns after how many frames the change or the block ended. */
  private crossFade(to: usize, frames: i32): i32 {
    for (let i = 0; i < frames; i++) {
      const at = (<usize>i) << 3
      const old = load<f64>(to + at)
      const weight = this.change.next()
      store<f64>(to + at, old + (load<f64>(this.comingGains + at) - old) * weight)
      if (this.change.isAtRest) return i + 1
    }
    return frames
  }

  private exchange(frames: i32): void {
    let at = this.waitingAt
    for (let i = 0; i < frames; i++) {
      const entering = this.gains + ((<usize>i) << 3)
      const waiting = this.waiting + ((<usize>at) << 3)
      const gain = load<f64>(entering)
      store<f64>(entering, load<f64>(waiting))
      store<f64>(waiting, gain)
      at = at + 1 === this.delayFrames ? 0 : at + 1
    }
    this.waitingAt = at
  }
}
