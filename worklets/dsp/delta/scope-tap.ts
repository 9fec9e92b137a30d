// The sound right before and right after one processor, for the eyes: of the same moment of the song, so what enters it is
// held back by the processor's own latency. Rounded to planar f32.

import { PairRing } from './pair-ring'
import { NO_PROCESSOR } from './processor-numbers'

export class ScopeTap {
  private processor: i32 = NO_PROCESSOR
  private latency: i32 = 0
  private entered: PairRing
  /** Frames of the host's block that are written. */
  private filled: i32 = 0

  /** `reach`: the longest latency of a processor. `planes`: f32, left and right before, left and right after. */
  constructor(
    private maxBlock: i32,
    reach: i32,
    private planes: usize,
  ) {
    this.entered = new PairRing(reach, maxBlock)
    memory.fill(planes, 0, (<usize>maxBlock) << 4)
  }

  get isWatching(): bool {
    return this.processor !== NO_PROCESSOR
  }

  /** Looks at this processor from the next block on, or with NO_PROCESSOR at none. */
  watch(processor: i32, latency: i32): void {
    if (processor === this.processor) return
    this.processor = processor
    this.latency = latency
    this.reset()
  }

  reset(): void {
    if (this.isWatching) this.entered.clear()
  }

  /** The host's block begins. */
  begin(): void {
    this.filled = 0
  }

  before(processor: i32, buffer: usize, frames: i32): void {
    if (processor === this.processor) this.entered.write(buffer, frames)
  }

  after(processor: i32, buffer: usize, frames: i32): void {
    if (processor !== this.processor) return
    const plane = (<usize>this.maxBlock) << 2
    const to = this.planes + ((<usize>this.filled) << 2)
    for (let i: i32 = 0; i < frames; i++) {
      const at = to + ((<usize>i) << 2)
      storePair(at, plane, v128.load(this.entered.at(i - this.latency)))
      storePair(at + 2 * plane, plane, v128.load(buffer + ((<usize>i) << 4)))
    }
    this.entered.advance(frames)
    this.filled += frames
  }
}

function storePair(left: usize, plane: usize, sound: v128): void {
  const pair = f32x4.demote_f64x2_zero(sound)
  v128.store32_lane(left, pair, 0)
  v128.store32_lane(left + plane, pair, 1)
}
