// What a follower has to know of its leader's last call: how it was cut into segments, and what held in each of them.

/** The delay alone. */
export const PASSING: i32 = 0
export const RUNNING: i32 = 1
/** Running, from cleared states on. */
export const STARTING: i32 = 2

export class SaturatorRecord {
  segments: i32 = 0
  /** Pairs of f64 for each frame: tilt and shelf as in emphasis.ts. */
  readonly tones: usize
  /** Pairs of f64 for each frame: as in `SaturatorPath.lower`. */
  readonly blends: usize
  private list: usize

  constructor(maxBlock: i32, maxSegments: i32) {
    this.tones = heap.alloc((<usize>maxBlock) << 4)
    this.blends = heap.alloc((<usize>maxBlock) << 4)
    this.list = heap.alloc((<usize>maxSegments) << 4)
  }

  /** `step`: bytes from a frame's tones and blends to the next one's; 0 where the first frame's hold for all. */
  add(state: i32, frames: i32, step: usize): void {
    const at = this.list + ((<usize>this.segments) << 4)
    store<i32>(at, state)
    store<i32>(at, frames, 4)
    store<usize>(at, step, 8)
    this.segments += 1
  }

  state(segment: i32): i32 {
    return load<i32>(this.list + ((<usize>segment) << 4))
  }

  frames(segment: i32): i32 {
    return load<i32>(this.list + ((<usize>segment) << 4), 4)
  }

  step(segment: i32): usize {
    return load<usize>(this.list + ((<usize>segment) << 4), 8)
  }
}
