import type { StemSource, StereoBlock } from '../../src/engine/stem-source'

/** Samples in memory behind the face of a stem. */
export class MemorySource implements StemSource {
  readonly rateHz: number
  readonly frames: number
  private readonly left: Float32Array
  private readonly right: Float32Array

  constructor(rateHz: number, left: Float32Array, right: Float32Array = left) {
    this.rateHz = rateHz
    this.frames = left.length
    this.left = left
    this.right = right
  }

  async read(startFrame: number, frames: number): Promise<StereoBlock> {
    return { left: span(this.left, startFrame, frames), right: span(this.right, startFrame, frames) }
  }
}

function span(samples: Float32Array, startFrame: number, frames: number): Float32Array {
  const out = new Float32Array(frames)
  const from = Math.max(0, startFrame)
  const to = Math.min(samples.length, startFrame + frames)
  if (to > from) out.set(samples.subarray(from, to), from - startFrame)
  return out
}
