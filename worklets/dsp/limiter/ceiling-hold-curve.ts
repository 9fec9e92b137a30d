// The gain of every frame of a song as a list of ceiling holds asks for it: a hold turns the sound down by its decibels,
// and raised cosines in decibels lead there and back outside it. Where holds or their ramps meet, the larger reduction
// counts alone; far from any hold the gain is exactly 1.

import { raisedCosine } from '../maths/raised-cosine'

/** Of one list. */
export const MAX_HOLDS: i32 = 2048
/** Numbers of a hold in a list: first frame, frame after the last, decibels. */
export const HOLD_NUMBERS: i32 = 3
const NEPERS_PER_DB: f64 = NativeMath.LN10 / 20

export class CeilingHoldCurve {
  count: i32 = 0
  private starts: StaticArray<f64> = new StaticArray<f64>(MAX_HOLDS)
  private ends: StaticArray<f64> = new StaticArray<f64>(MAX_HOLDS)
  private decibels: StaticArray<f64> = new StaticArray<f64>(MAX_HOLDS)
  /** The latest end among a hold and those before it. */
  private latestEnds: StaticArray<f64> = new StaticArray<f64>(MAX_HOLDS)
  /** The last exponential that was taken: a hold asks for the same one at every frame. */
  private lastReduction: f64 = 0
  private lastGain: f64 = 1

  constructor(private rampFrames: f64) {}

  /** Whether `list` holds just these, in triples of f64. */
  matches(list: usize, count: i32): bool {
    if (count !== this.count) return false
    for (let i = 0; i < count; i++) {
      const at = list + ((<usize>(i * HOLD_NUMBERS)) << 3)
      if (load<f64>(at) !== this.starts[i]) return false
      if (load<f64>(at, 8) !== this.ends[i] || load<f64>(at, 16) !== this.decibels[i]) return false
    }
    return true
  }

  /** Takes `count` triples of f64, in the order of their starts. */
  take(list: usize, count: i32): void {
    this.count = count
    let latest: f64 = -Infinity
    for (let i = 0; i < count; i++) {
      const at = list + ((<usize>(i * HOLD_NUMBERS)) << 3)
      const end = load<f64>(at, 8)
      latest = max(latest, end)
      this.starts[i] = load<f64>(at)
      this.ends[i] = end
      this.decibels[i] = load<f64>(at, 16)
      this.latestEnds[i] = latest
    }
  }

  copyFrom(other: CeilingHoldCurve): void {
    this.count = other.count
    for (let i = 0; i < other.count; i++) {
      this.starts[i] = other.starts[i]
      this.ends[i] = other.ends[i]
      this.decibels[i] = other.decibels[i]
      this.latestEnds[i] = other.latestEnds[i]
    }
  }

  /** Gains of `frames` frames of the song from `songFrame` on, one f64 each. */
  fill(to: usize, frames: i32, songFrame: f64): void {
    const last = this.lastBefore(songFrame + <f64>frames)
    if (last < 0 || unchecked(this.latestEnds[last]) + this.rampFrames <= songFrame) {
      for (let i = 0; i < frames; i++) store<f64>(to + ((<usize>i) << 3), 1)
      return
    }
    for (let i = 0; i < frames; i++) store<f64>(to + ((<usize>i) << 3), this.gainAt(songFrame + <f64>i, last))
  }

  /** The last hold whose ramp begins before `frame`; -1 for none. */
  private lastBefore(frame: f64): i32 {
    let low = 0
    let high = this.count
    while (low < high) {
      const middle = (low + high) >> 1
      if (unchecked(this.starts[middle]) - this.rampFrames < frame) low = middle + 1
      else high = middle
    }
    return low - 1
  }

  /** `last`: no hold after it matters. */
  private gainAt(frame: f64, last: i32): f64 {
    let reduction: f64 = 0
    for (let i = last; i >= 0 && unchecked(this.latestEnds[i]) + this.rampFrames > frame; i--) {
      const asked = unchecked(this.decibels[i])
      if (asked > reduction) reduction = max(reduction, asked * this.part(frame, i))
    }
    if (reduction !== this.lastReduction) {
      this.lastReduction = reduction
      this.lastGain = reduction === 0 ? 1 : NativeMath.exp(-reduction * NEPERS_PER_DB)
    }
    return this.lastGain
  }

  /** How much of a hold counts at a frame, from 0 to 1. */
  private part(frame: f64, hold: i32): f64 {
    const before = unchecked(this.starts[hold]) - frame
    const after = frame + 1 - unchecked(this.ends[hold])
    const away = max(before, after)
    if (away <= 0) return 1
    if (away > this.rampFrames) return 0
    return raisedCosine(1 - (away - 0.5) / this.rampFrames)
  }
}
