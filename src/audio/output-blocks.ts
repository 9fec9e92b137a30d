/** Blocks kept until they are heard: half a second at 60 a second. */
const KEPT = 32

/** Blocks of the master's output on their way to the ears: planar, left, then right. */
export class OutputBlocks {
  private readonly blocks: { contextFrame: number; samples: Float32Array }[] = []
  private heard: Float32Array | null = null

  /** `contextFrame`: of the frame after its last. */
  receive(contextFrame: number, samples: Float32Array): void {
    const spare = this.blocks.length === KEPT ? this.blocks.shift() : undefined
    const block = spare ?? { contextFrame, samples }
    block.contextFrame = contextFrame
    block.samples = samples
    this.blocks.push(block)
  }

  clear(): void {
    this.blocks.length = 0
    this.heard = null
  }

  /** Copies the last frames of the newest block that is audible at a context frame; false where there is none. */
  read(heardFrame: number, left: Float32Array, right: Float32Array): boolean {
    while ((this.blocks[0]?.contextFrame ?? Infinity) <= heardFrame) this.heard = this.blocks.shift()?.samples ?? null
    if (!this.heard) return false
    const block = this.heard.length / 2
    const frames = Math.min(left.length, right.length, block)
    for (let n = 0; n < frames; n++) {
      left[n] = this.heard[block - frames + n] as number
      right[n] = this.heard[2 * block - frames + n] as number
    }
    return true
  }
}
