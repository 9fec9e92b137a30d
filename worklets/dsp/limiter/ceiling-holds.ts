// Ceiling holds: what the limiter leaves over the ceiling once the samples are rounded is turned down here, by a gain that
// depends on the song's frame alone. It stands behind every delay, so each sample keeps the frame that it came with, over
// loops and seeks too. Without holds nothing is touched.

import { multiply } from '../maths/multiply'
import { Smoothed } from '../maths/smoothed'
import { SongDelay } from '../maths/song-delay'
import { CeilingHoldCurve, HOLD_NUMBERS, MAX_HOLDS } from './ceiling-hold-curve'

/** From full reduction to none, and from an old list to a new one. */
const RAMP_SECONDS: f64 = 0.01

export class CeilingHolds {
  /** Room for MAX_HOLDS triples of f64, in the order of their starts: first frame, frame after the last, decibels. */
  readonly list: usize
  /** One f64 for each frame of the last block, unless it `isNeutral`. */
  readonly gains: usize
  /** The last block passed untouched. */
  isNeutral: bool = true
  private comingGains: usize
  private curve: CeilingHoldCurve
  private coming: CeilingHoldCurve
  private wanted: CeilingHoldCurve
  /** `wanted` is not what plays, or what is on its way. */
  private isNew: bool = false
  private change: Smoothed
  private position: SongDelay

  /** `delayFrames`: by how much the sound is late here, against the song frames that `process` is told. */
  constructor(rateHz: f64, maxBlock: i32, delayFrames: i32) {
    const ramp = NativeMath.round(RAMP_SECONDS * rateHz)
    this.list = heap.alloc((<usize>(MAX_HOLDS * HOLD_NUMBERS)) << 3)
    this.gains = heap.alloc((<usize>maxBlock) << 3)
    this.comingGains = heap.alloc((<usize>maxBlock) << 3)
    this.curve = new CeilingHoldCurve(ramp)
    this.coming = new CeilingHoldCurve(ramp)
    this.wanted = new CeilingHoldCurve(ramp)
    this.change = new Smoothed(<i32>ramp)
    this.position = new SongDelay(delayFrames)
  }

  /** Takes the first `count` triples of `list`; what plays is cross-faded. */
  setList(count: i32): void {
    if (this.wanted.matches(this.list, count)) return
    this.wanted.take(this.list, count)
    this.isNew = true
  }

  /** Goes to the list at once. */
  reset(): void {
    this.curve.copyFrom(this.wanted)
    this.isNew = false
    this.isNeutral = true
    this.change.snap(0)
    this.position.reset()
  }

  /** In place, interleaved stereo f64; `songFrame` is that of the frame that enters the delay with the first one. */
  process(buffer: usize, frames: i32, songFrame: f64): void {
    this.position.enter(songFrame)
    this.isNeutral = this.curve.count === 0 && this.change.isAtRest && !this.isNew
    let gains = this.gains
    for (let left = frames; left > 0; ) {
      const leaving = this.position.leaving
      const n = this.position.run(left)
      if (!this.isNeutral) this.fill(gains, n, leaving)
      gains += (<usize>n) << 3
      left -= n
    }
    this.apply(buffer, frames)
  }

  /** The gains of the last block, for another sound that is as late. */
  apply(buffer: usize, frames: i32): void {
    if (!this.isNeutral) multiply(buffer, this.gains, frames)
  }

  private fill(gains: usize, frames: i32, songFrame: f64): void {
    while (frames > 0) {
      if (this.change.isAtRest && this.isNew) this.startChange()
      this.curve.fill(gains, frames, songFrame)
      if (this.change.isAtRest) return
      const mixed = this.crossFade(gains, frames, songFrame)
      gains += (<usize>mixed) << 3
      songFrame += <f64>mixed
      frames -= mixed
    }
  }

  private startChange(): void {
    this.coming.copyFrom(this.wanted)
    this.isNew = false
    this.change.snap(0)
    this.change.setTarget(1)
  }

  /** From the old gains towards the coming ones; returns after how many frames the change or the block ended. */
  private crossFade(gains: usize, frames: i32, songFrame: f64): i32 {
    this.coming.fill(this.comingGains, frames, songFrame)
    for (let i = 0; i < frames; i++) {
      const at = (<usize>i) << 3
      const old = load<f64>(gains + at)
      const weight = this.change.next()
      store<f64>(gains + at, old + (load<f64>(this.comingGains + at) - old) * weight)
      if (this.change.isAtRest) {
        this.curve.copyFrom(this.coming)
        return i + 1
      }
    }
    return frames
  }
}
