// The gain of every frame of a song as its section rides draw it: a list of holds and ramps, nothing else.
// A ramp is a raised cosine in decibels, not in gain: a ride is drawn in decibels, and so +6 comes as fast as -6 goes.
// Ramps lie inside the section that is ridden. A section without an offset plays at exactly 1, its first and last frame too.

import { dbToGain } from '../maths/fast-math'

const NEPERS_PER_DB: f64 = NativeMath.LN10 / 20
const SONG_END: f64 = 9007199254740991

export class RideCurve {
  /** Segments in order: first frame, length in frames of a ramp (0 for a hold), ends in nepers, gain of a hold. */
  private starts: StaticArray<f64>
  private lengths: StaticArray<f64>
  private froms: StaticArray<f64>
  private tos: StaticArray<f64>
  private gains: StaticArray<f64>
  private count: i32 = 0
  /** The sections that last: first frames and offsets in decibels. */
  private frames: StaticArray<f64>
  private offsets: StaticArray<f64>
  private found: i32 = 0

  constructor(maxSections: i32) {
    const most = 3 * maxSections + 1
    this.starts = new StaticArray<f64>(most)
    this.lengths = new StaticArray<f64>(most)
    this.froms = new StaticArray<f64>(most)
    this.tos = new StaticArray<f64>(most)
    this.gains = new StaticArray<f64>(most)
    this.frames = new StaticArray<f64>(maxSections + 1)
    this.offsets = new StaticArray<f64>(maxSections + 1)
    this.hold(-SONG_END, 0)
  }

  /** 1 everywhere. */
  get isNeutral(): bool {
    return this.count === 1 && this.gains[0] === 1
  }

  /** From `sections` pairs of f64 at `list`, in song order: first frame, offset in decibels. */
  build(list: usize, sections: i32, rampFrames: f64): void {
    const count = this.readSections(list, sections)
    this.count = 0
    this.found = 0
    this.hold(-SONG_END, 0)
    let before: f64 = 0
    for (let i = 0; i < count; i++) {
      const offset = this.offsets[i]
      const after = i + 1 < count ? this.offsets[i + 1] : offset
      this.section(this.frames[i], this.frames[i + 1], before, offset, after, rampFrames)
      before = offset
    }
  }

  copyFrom(other: RideCurve): void {
    this.count = other.count
    this.found = 0
    for (let i = 0; i < other.count; i++) {
      this.starts[i] = other.starts[i]
      this.lengths[i] = other.lengths[i]
      this.froms[i] = other.froms[i]
      this.tos[i] = other.tos[i]
      this.gains[i] = other.gains[i]
    }
  }

  equals(other: RideCurve): bool {
    if (this.count !== other.count) return false
    for (let i = 0; i < this.count; i++) {
      if (this.starts[i] !== other.starts[i] || this.lengths[i] !== other.lengths[i]) return false
      if (this.froms[i] !== other.froms[i] || this.tos[i] !== other.tos[i]) return false
    }
    return true
  }

  /** Gains of `count` frames of the song from `songFrame` on, one f64 each. */
  fill(to: usize, count: i32, songFrame: f64): void {
    while (count > 0) {
      const segment = this.find(songFrame)
      const left = this.endOf(segment) - songFrame
      const n = left < <f64>count ? <i32>Math.ceil(left) : count
      const length = unchecked(this.lengths[segment])
      if (length === 0) {
        const gain = unchecked(this.gains[segment])
        for (let i = 0; i < n; i++) store<f64>(to + ((<usize>i) << 3), gain)
      } else {
        const from = unchecked(this.froms[segment])
        const change = unchecked(this.tos[segment]) - from
        const since = songFrame + 0.5 - unchecked(this.starts[segment])
        for (let i = 0; i < n; i++) {
          const part = 0.5 - 0.5 * NativeMath.cos((NativeMath.PI * (since + <f64>i)) / length)
          store<f64>(to + ((<usize>i) << 3), NativeMath.exp(from + change * part))
        }
      }
      to += (<usize>n) << 3
      songFrame += <f64>n
      count -= n
    }
  }

  /** Keeps what lasts: of sections on the same frame only the last one is ever heard. */
  private readSections(list: usize, sections: i32): i32 {
    let count = 0
    for (let i = 0; i < sections; i++) {
      const start = load<f64>(list + ((<usize>i) << 4))
      while (count > 0 && this.frames[count - 1] >= start) count--
      this.frames[count] = start
      this.offsets[count] = load<f64>(list + ((<usize>i) << 4), 8)
      count++
    }
    this.frames[count] = SONG_END
    return count
  }

  private section(start: f64, end: f64, beforeDb: f64, db: f64, afterDb: f64, rampFrames: f64): void {
    const comes = db !== 0 && beforeDb !== db
    const goes = db !== 0 && afterDb === 0
    const room = comes && goes ? Math.floor(0.5 * (end - start)) : end - start
    const ramp = min(rampFrames, room)
    if (comes && ramp > 0) this.ramp(start, ramp, beforeDb, db)
    this.hold(comes ? start + ramp : start, db)
    if (goes && ramp > 0) this.ramp(end - ramp, ramp, db, 0)
  }

  private hold(start: f64, db: f64): void {
    const last = this.count - 1
    if (last >= 0 && this.lengths[last] === 0 && this.gains[last] === dbToGain(db)) return
    this.add(start, 0, db, db)
    this.gains[this.count - 1] = dbToGain(db)
  }

  private ramp(start: f64, frames: f64, fromDb: f64, toDb: f64): void {
    this.add(start, frames, fromDb, toDb)
    this.gains[this.count - 1] = 0
  }

  private add(start: f64, length: f64, fromDb: f64, toDb: f64): void {
    // A hold of no frames gives way to the ramp that starts with it.
    if (this.count > 0 && this.starts[this.count - 1] === start) this.count--
    const i = this.count++
    this.starts[i] = start
    this.lengths[i] = length
    this.froms[i] = fromDb * NEPERS_PER_DB
    this.tos[i] = toDb * NEPERS_PER_DB
  }

  private endOf(segment: i32): f64 {
    return segment + 1 < this.count ? unchecked(this.starts[segment + 1]) : SONG_END
  }

  /** The segment of a frame; looks first where it found the last one. */
  private find(frame: f64): i32 {
    let segment = this.found
    if (frame < unchecked(this.starts[segment]) || frame >= this.endOf(segment)) {
      let low = 0
      let high = this.count
      while (high - low > 1) {
        const middle = (low + high) >> 1
        if (unchecked(this.starts[middle]) <= frame) low = middle
        else high = middle
      }
      segment = low
      this.found = low
    }
    return segment
  }
}
