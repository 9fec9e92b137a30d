/** Frames of a block of pairs. */
export const PAIR_FRAMES = 512

/** The newest frames of the master's output, for the goniometer: kept and given out only while somebody looks. */
export class OutputPairs {
  isWanted = false
  private readonly ring = new Float32Array(2 * PAIR_FRAMES)
  /** Left, then right: the oldest frame first. */
  private readonly block = new Float32Array(2 * PAIR_FRAMES)
  private at = 0
  /** Frames since the last block. */
  private fresh = 0

  want(isWanted: boolean): void {
    if (isWanted && !this.isWanted) this.fresh = 0
    this.isWanted = isWanted
  }

  write(left: Float32Array, right: Float32Array, frames: number): void {
    if (!this.isWanted) return
    for (let n = 0; n < frames; n++) {
      this.ring[this.at] = left[n] as number
      this.ring[PAIR_FRAMES + this.at] = right[n] as number
      this.at = this.at + 1 === PAIR_FRAMES ? 0 : this.at + 1
    }
    this.fresh += frames
  }

  /** The last PAIR_FRAMES frames; null while nobody looks, and where not as many have come since the last block. */
  take(): Float32Array | null {
    if (!this.isWanted || this.fresh < PAIR_FRAMES) return null
    this.fresh = 0
    for (let n = 0; n < PAIR_FRAMES; n++) {
      const from = (this.at + n) % PAIR_FRAMES
      this.block[n] = this.ring[from] as number
      this.block[PAIR_FRAMES + n] = this.ring[PAIR_FRAMES + from] as number
    }
    return this.block
  }
}
