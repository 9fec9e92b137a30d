import { copyOut, MAX_BLOCK } from './block-copy'

/** Before left and right, after left and right. */
export const SCOPE_PLANES = 4

/**
 * What stands before and after the watched processor in this quantum: its host writes, and the monitor, which comes last,
 * gives it out. So one output serves all hosts.
 */
export class ScopePlanes {
  private readonly planes = Array.from({ length: SCOPE_PLANES }, () => new Float32Array(MAX_BLOCK))
  private isSilent = true

  write(plane: number, from: Float32Array, at: number, frames: number): void {
    const to = this.planes[plane] as Float32Array
    copyOut(from, to, at, Math.min(frames, to.length - at))
    this.isSilent = false
  }

  /** Gives the quantum out; the next one begins in silence. An output is silent where nothing is written to it. */
  giveOut(output: readonly Float32Array[] | undefined, frames: number): void {
    if (this.isSilent || !output) return
    for (let plane = 0; plane < SCOPE_PLANES; plane++) {
      const from = this.planes[plane] as Float32Array
      copyOut(from, output[plane], 0, Math.min(frames, from.length))
      from.fill(0)
    }
    this.isSilent = true
  }
}
