import type { Dsp } from './dsp'
import { convertedFrames, type Resampler, sharedResampler } from './resampler'
import type { StemSource, StereoBlock } from './stem-source'

/**
 * A stem heard at another rate: `round(frames * to / from)` frames long, aligned to the sample, silent outside.
 * A source that is already at the rate passes through untouched.
 */
export class ResampledSource implements StemSource {
  readonly rateHz: number
  readonly frames: number
  private readonly source: StemSource
  private readonly resampler: Resampler | null

  constructor(dsp: Dsp, source: StemSource, toRateHz: number) {
    this.source = source
    this.rateHz = toRateHz
    this.frames = convertedFrames(source.frames, source.rateHz, toRateHz)
    this.resampler = source.rateHz === toRateHz ? null : sharedResampler(dsp, source.rateHz, toRateHz)
  }

  async read(startFrame: number, frames: number): Promise<StereoBlock> {
    if (!this.resampler) return this.source.read(startFrame, frames)
    const from = Math.max(0, startFrame)
    const to = Math.min(this.frames, startFrame + frames)
    if (to <= from) return { left: new Float32Array(frames), right: new Float32Array(frames) }
    const span = this.resampler.inputSpan(from, to - from)
    const input = await this.source.read(span.startFrame, span.frames)
    const converted = this.resampler.convert(input, from, to - from)
    if (to - from === frames) return converted
    return {
      left: padded(converted.left, from - startFrame, frames),
      right: padded(converted.right, from - startFrame, frames),
    }
  }
}

function padded(samples: Float32Array, offset: number, frames: number): Float32Array {
  const out = new Float32Array(frames)
  out.set(samples, offset)
  return out
}
