// A delay line of interleaved stereo f64 that moves whole spans.
import { SCAN_CHUNK } from '../true-peak/true-peak-scan'

export class LimiterDelay {
  private ring: usize
  private size: i32 = 1
  private time: i32 = 0

  /** `reach`: how far back `read` goes, in frames, besides a chunk. */
  constructor(reach: i32) {
    let size: i32 = 1
    while (size < reach + SCAN_CHUNK) size <<= 1
    this.size = size
    this.ring = heap.alloc((<usize>size) << 4)
    this.reset()
  }

  reset(): void {
    this.fill(0)
  }

  /** Forgets everything: all that is remembered is `value`. */
  fill(value: f64): void {
    const end = this.ring + ((<usize>this.size) << 4)
    for (let at = this.ring; at < end; at += 16) v128.store(at, f64x2.splat(value))
    this.time = 0
  }

  /** Takes at most SCAN_CHUNK frames. */
  write(from: usize, frames: i32): void {
    const at = this.time & (this.size - 1)
    const first = min(frames, this.size - at)
    memory.copy(this.ring + ((<usize>at) << 4), from, (<usize>first) << 4)
    memory.copy(this.ring, from + ((<usize>first) << 4), (<usize>(frames - first)) << 4)
    this.time += frames
  }

  /** Gives `frames` frames, of which the first was written `back` frames before the end of what was written. */
  read(to: usize, frames: i32, back: i32): void {
    const at = (this.time - back) & (this.size - 1)
    const first = min(frames, this.size - at)
    memory.copy(to, this.ring + ((<usize>at) << 4), (<usize>first) << 4)
    memory.copy(to + ((<usize>first) << 4), this.ring, (<usize>(frames - first)) << 4)
  }
}
