// The dry output of a strip: stereo pairs of f32, as late as the processed sound.

export class DryDelay {
  private ring: usize
  private mask: i32
  private time: i32 = 0

  constructor(private delayFrames: i32) {
    let size: i32 = 1
    while (size <= delayFrames) size <<= 1
    this.mask = size - 1
    this.ring = heap.alloc((<usize>size) << 3)
    this.reset()
  }

  reset(): void {
    memory.fill(this.ring, 0, (<usize>(this.mask + 1)) << 3)
    this.time = 0
  }

  /** Planar f32 in place, `left` and `right` of `frames` frames. */
  process(left: usize, right: usize, frames: i32): void {
    if (this.delayFrames === 0) return
    for (let i: usize = 0; i < <usize>frames; i++) {
      const at = i << 2
      const to = this.ring + ((<usize>(this.time & this.mask)) << 3)
      const from = this.ring + ((<usize>((this.time - this.delayFrames) & this.mask)) << 3)
      store<f32>(to, load<f32>(left + at))
      store<f32>(to, load<f32>(right + at), 4)
      store<f32>(left + at, load<f32>(from))
      store<f32>(right + at, load<f32>(from, 4))
      this.time += 1
    }
  }
}
