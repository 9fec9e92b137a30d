// Which song frame leaves a delay. What depends on the song's position (fades, rides) stands behind processors that
// delay the sound, and the position may leap (a loop wraps, a seek): every sample keeps the song frame that it came with.

/** Leaps that can be under way in the delay at once. */
const LEAPS: i32 = 16

export class SongDelay {
  /** Song frame less time: constant while the song runs on. */
  private offset: f64 = 0
  private coming: StaticArray<f64> = new StaticArray<f64>(LEAPS)
  private comingAt: StaticArray<i64> = new StaticArray<i64>(LEAPS)
  private first: i32 = 0
  private count: i32 = 0
  private time: i64 = 0
  private started: bool = false

  constructor(private delay: i32) {}

  reset(): void {
    this.time = 0
    this.count = 0
    this.started = false
  }

  /** The next block enters: its first frame is `songFrame` of the song. Then take the same frames out by `run`. */
  enter(songFrame: f64): void {
    const offset = songFrame - <f64>this.time
    if (!this.started) {
      this.started = true
      this.offset = offset
    }
    const newest = this.count === 0 ? this.offset : this.coming[(this.first + this.count - 1) & (LEAPS - 1)]
    if (offset === newest || this.count === LEAPS) return
    const slot = (this.first + this.count) & (LEAPS - 1)
    this.coming[slot] = offset
    this.comingAt[slot] = this.time + <i64>this.delay
    this.count += 1
  }

  /** Song frame of the sample that leaves now. */
  get leaving(): f64 {
    return this.offset + <f64>(this.time - <i64>this.delay)
  }

  /** Passes at most `frames` frames, up to the next leap; returns how many. `leaving` is then that of the next one. */
  run(frames: i32): i32 {
    let n = frames
    if (this.count > 0) n = <i32>min(<i64>frames, this.comingAt[this.first] - this.time)
    this.time += <i64>n
    while (this.count > 0 && this.comingAt[this.first] <= this.time) {
      this.offset = this.coming[this.first]
      this.first = (this.first + 1) & (LEAPS - 1)
      this.count -= 1
    }
    return n
  }
}
