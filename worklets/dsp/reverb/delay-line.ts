// A delay of one channel whose length changes without sliding: two taps, cross-faded by the caller's weights.
// Cleared in no time: what was written before the last clear counts as silence, and is wiped just before a tap meets it.

import { CONTROL_FRAMES } from '../equaliser/biquad-stage'

/** Frames of one call, at most; the ring repeats so many of its first frames after its end, so no call has to wrap. */
export const SEGMENT: i32 = CONTROL_FRAMES

export class DelayLine {
  /** Lengths in frames: what sounds, and what a cross-fade leads to. */
  tap: i32 = SEGMENT
  coming: i32 = SEGMENT
  private ring: usize
  /** A multiple of SEGMENT. */
  private size: i32
  private position: i32 = 0
  /** Frames written since clear, at most `size`. */
  private age: i32 = 0

  constructor(maxFrames: i32) {
    this.size = (maxFrames + 2 * SEGMENT) & -SEGMENT
    this.ring = heap.alloc((<usize>(this.size + SEGMENT)) << 3)
    memory.fill(this.ring, 0, (<usize>(this.size + SEGMENT)) << 3)
  }

  clear(): void {
    this.position = 0
    this.age = 0
  }

  snap(frames: i32): void {
    this.tap = frames
    this.coming = frames
  }

  /** The end of a cross-fade. */
  arrive(): void {
    this.tap = this.coming
  }

  /**
   * `frames` f64 to `to`, `stride` bytes apart. `weights`: how much of the coming tap each frame gets, or 0 for none.
   * `written`: how many of these frames are in the ring already; otherwise they are written next.
   */
  read(to: usize, stride: usize, frames: i32, weights: usize, written: i32 = 0): void {
    const from = this.locate(this.tap + written, frames)
    for (let i: usize = 0; i < <usize>frames; i++) store<f64>(to + i * stride, load<f64>(from + (i << 3)))
    if (weights === 0 || this.coming === this.tap) return
    const other = this.locate(this.coming + written, frames)
    for (let i: usize = 0; i < <usize>frames; i++) {
      const now = load<f64>(to + i * stride)
      const next = load<f64>(other + (i << 3))
      store<f64>(to + i * stride, now + (next - now) * load<f64>(weights + (i << 3)))
    }
  }

  /** Frames that do not cross a multiple of SEGMENT, counted from clear. */
  write(from: usize, stride: usize, frames: i32): void {
    const to = this.ring + ((<usize>this.position) << 3)
    for (let i: usize = 0; i < <usize>frames; i++) store<f64>(to + (i << 3), load<f64>(from + i * stride))
    if (this.position < SEGMENT) memory.copy(to + ((<usize>this.size) << 3), to, (<usize>frames) << 3)
    this.position += frames
    if (this.position === this.size) this.position = 0
    this.age = min(this.age + frames, this.size)
  }

  /** Where the frames of `back` frames ago begin, those from before the last clear wiped. */
  private locate(back: i32, frames: i32): usize {
    let start = this.position - back
    if (start < 0) start += this.size
    const at = this.ring + ((<usize>start) << 3)
    if (back > this.age) memory.fill(at, 0, (<usize>min(back - this.age, frames)) << 3)
    return at
  }
}
