import type { StemSource, StereoBlock } from './stem-source'

/**
 * The stems of one group as one source. Samples are added in list order in float64 and rounded to float32 once, so
 * that the sum does not depend on how a session's stems were stored or read. A single stem passes through untouched.
 * As long as its longest member; all members must already be at one rate (`ResampledSource` brings them there).
 */
export class SummedSource implements StemSource {
  readonly rateHz: number
  readonly frames: number
  private readonly sources: readonly StemSource[]

  constructor(sources: readonly StemSource[]) {
    const [first] = sources
    if (!first) throw new RangeError('A summed source needs at least one stem.')
    for (const source of sources) {
      if (source.rateHz !== first.rateHz) {
        throw new RangeError(`Stems at ${first.rateHz} Hz and ${source.rateHz} Hz cannot be summed: convert one first.`)
      }
    }
    this.sources = [...sources]
    this.rateHz = first.rateHz
    this.frames = Math.max(...sources.map((source) => source.frames))
  }

  async read(startFrame: number, frames: number): Promise<StereoBlock> {
    const blocks = await Promise.all(this.sources.map((source) => source.read(startFrame, frames)))
    const [only] = blocks
    if (only && blocks.length === 1) return only
    return {
      left: sumInOrder(
        blocks.map((block) => block.left),
        frames,
      ),
      right: sumInOrder(
        blocks.map((block) => block.right),
        frames,
      ),
    }
  }
}

function sumInOrder(inputs: readonly Float32Array[], frames: number): Float32Array {
  const sums = new Float64Array(frames)
  for (const input of inputs) {
    for (let frame = 0; frame < frames; frame++) sums[frame] = (sums[frame] as number) + (input[frame] as number)
  }
  return Float32Array.from(sums)
}
