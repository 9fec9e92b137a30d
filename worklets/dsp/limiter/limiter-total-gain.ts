// What the limiter did to each frame that it gave out: the gains of both stages, those of the first as late as the sound
// that they were made for leaves the second, and the bypass.
import { LimiterDelay } from './limiter-delay'

export class LimiterTotalGain {
  /** f64 pairs, one a frame of a block. */
  readonly gains: usize
  private delay: LimiterDelay
  private written: usize

  /** `secondLatency`: frames between the outputs of the two stages. */
  constructor(
    private secondLatency: i32,
    maxBlock: i32,
  ) {
    const gains = heap.alloc((<usize>maxBlock) << 4)
    fillOnes(gains, maxBlock)
    this.gains = gains
    this.written = gains
    this.delay = new LimiterDelay(secondLatency)
    this.restart()
  }

  restart(): void {
    this.delay.fill(1)
  }

  /** Before the first frame of a block. */
  rewind(): void {
    this.written = this.gains
  }

  /** The first stage's pairs alone: while nothing is given out. */
  push(first: usize, frames: i32): void {
    this.delay.write(first, frames)
  }

  /** The next frames of the block, at most SCAN_CHUNK: the pairs of both stages. Returns where they stand. */
  write(first: usize, second: usize, frames: i32): usize {
    const at = this.next(frames)
    this.delay.write(first, frames)
    this.delay.read(at, frames, this.secondLatency + frames)
    const end = (<usize>frames) << 4
    for (let i: usize = 0; i < end; i += 16) {
      v128.store(at + i, f64x2.mul(v128.load(at + i), v128.load(second + i)))
    }
    return at
  }

  /** The next frames of the block pass untouched. */
  writeOnes(frames: i32): usize {
    const at = this.next(frames)
    fillOnes(at, frames)
    return at
  }

  private next(frames: i32): usize {
    const at = this.written
    this.written += (<usize>frames) << 4
    return at
  }
}

export function fillOnes(pairs: usize, frames: i32): void {
  const one = f64x2.splat(1)
  const end = pairs + ((<usize>frames) << 4)
  for (let at = pairs; at < end; at += 16) v128.store(at, one)
}
