// A ring of stereo pairs of f64 for those that listen in: written block by block, read as late as is wanted.

export class PairRing {
  private start: usize
  private bytes: usize
  private mask: i32
  private time: i32 = 0

  /** `reach`: the longest delay that it is read at. */
  constructor(reach: i32, maxBlock: i32) {
    let size: i32 = 1
    while (size < reach + maxBlock) size <<= 1
    this.mask = size - 1
    this.bytes = (<usize>size) << 4
    this.start = heap.alloc(this.bytes)
    this.clear()
  }

  clear(): void {
    memory.fill(this.start, 0, this.bytes)
  }

  /** Interleaved f64; `advance` by as many frames when all is read. */
  write(buffer: usize, frames: i32): void {
    for (let i: i32 = 0; i < frames; i++) v128.store(this.at(i), v128.load(buffer + ((<usize>i) << 4)))
  }

  advance(frames: i32): void {
    this.time += frames
  }

  /** Where a pair stands: `frame` counts from the first one after the last `advance`. */
  at(frame: i32): usize {
    return this.start + ((<usize>((this.time + frame) & this.mask)) << 4)
  }
}
