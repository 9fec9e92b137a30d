// The way of a slot to where the master is: a ring of f32 planes, read `delayFrames` late. What would have come before
// `begin` is silence, so that neither a new beginning nor a lane that rests has anything to clear.

export class SlotDelay {
  private left: usize
  private right: usize
  private mask: i32
  private head: i32 = 0
  /** Frames that were written since `begin`, before the newest block: counted up to the delay. */
  private filled: i32 = 0

  constructor(
    private delayFrames: i32,
    maxBlock: i32,
  ) {
    let size: i32 = 1
    while (size < delayFrames + maxBlock) size <<= 1
    this.mask = size - 1
    this.left = heap.alloc((<usize>size) << 2)
    this.right = heap.alloc((<usize>size) << 2)
  }

  begin(): void {
    this.filled = 0
  }

  /** Two f32 planes; then `at` and, at last, `advance` by as many frames. */
  write(left: usize, right: usize, frames: i32): void {
    const first = min(frames, this.mask + 1 - this.head)
    const to = (<usize>this.head) << 2
    const bytes = (<usize>first) << 2
    memory.copy(this.left + to, left, bytes)
    memory.copy(this.right + to, right, bytes)
    if (first === frames) return
    const rest = (<usize>(frames - first)) << 2
    memory.copy(this.left, left + bytes, rest)
    memory.copy(this.right, right + bytes, rest)
  }

  /** Interleaved f64, each sample rounded to f32. */
  writePairs(pairs: usize, frames: i32): void {
    for (let i: i32 = 0; i < frames; i++) {
      const to = (<usize>((this.head + i) & this.mask)) << 2
      const pair = f32x4.demote_f64x2_zero(v128.load(pairs + ((<usize>i) << 4)))
      v128.store32_lane(this.left + to, pair, 0)
      v128.store32_lane(this.right + to, pair, 1)
    }
  }

  /** Frame `i` of the block as it leaves: f64x2; NaN and infinities are 0. */
  at(i: i32): v128 {
    if (this.filled + i < this.delayFrames) return f64x2.splat(0)
    const from = (<usize>((this.head + i - this.delayFrames) & this.mask)) << 2
    return cleanPair(this.left + from, this.right + from)
  }

  advance(frames: i32): void {
    this.head = (this.head + frames) & this.mask
    this.filled = min(this.filled + frames, this.delayFrames)
  }
}

/** One f32 of each plane as f64x2; NaN and infinities are 0. */
export function cleanPair(left: usize, right: usize): v128 {
  const pair = v128.load32_lane(right, v128.load32_zero(left), 1)
  return f64x2.promote_low_f32x4(v128.and(pair, f32x4.le(f32x4.abs(pair), f32x4.splat(f32.MAX_VALUE))))
}
