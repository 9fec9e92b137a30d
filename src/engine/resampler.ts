import type { Dsp } from './dsp'
import type { StereoBlock } from './stem-source'

interface ResamplerExports {
  resampler_create(fromHz: number, toHz: number, maxFrames: number): number
  resampler_input_left(self: number): number
  resampler_input_right(self: number): number
  resampler_output_left(self: number): number
  resampler_output_right(self: number): number
  resampler_first_input(self: number, outputFrame: number): number
  resampler_input_frames(self: number, outputFrame: number, frames: number): number
  resampler_process(self: number, outputFrame: number, frames: number): void
}

const CHUNK_FRAMES = 4096
const LOWEST_RATE_HZ = 8000
const HIGHEST_RATE_HZ = 768000

/** One converter per pair of rates and binary: it holds no signal, so everybody may share it. */
const shared = new WeakMap<Dsp, Map<string, Resampler>>()

export function sharedResampler(dsp: Dsp, fromHz: number, toHz: number): Resampler {
  const pairs = shared.get(dsp) ?? new Map<string, Resampler>()
  shared.set(dsp, pairs)
  const key = `${fromHz} ${toHz}`
  const resampler = pairs.get(key) ?? new Resampler(dsp, fromHz, toHz)
  pairs.set(key, resampler)
  return resampler
}

/** How long `frames` at one rate are at another. */
export function convertedFrames(frames: number, fromHz: number, toHz: number): number {
  return Math.round((frames * toHz) / fromHz)
}

/** Rate conversion by output position; see worklets/dsp/resampler/. Pure: the same span, the same samples. */
export class Resampler {
  private readonly dsp: Dsp
  private readonly calls: ResamplerExports
  private readonly self: number

  /** @throws RangeError for a rate that is not a whole number of hertz from 8000 to 768000. */
  constructor(dsp: Dsp, fromHz: number, toHz: number) {
    for (const rateHz of [fromHz, toHz]) {
      if (!Number.isInteger(rateHz) || rateHz < LOWEST_RATE_HZ || rateHz > HIGHEST_RATE_HZ) {
        throw new RangeError(
          `Cannot convert a rate of ${rateHz} Hz: ${LOWEST_RATE_HZ} to ${HIGHEST_RATE_HZ} Hz can be.`,
        )
      }
    }
    this.dsp = dsp
    this.calls = dsp.exports as unknown as ResamplerExports
    this.self = this.calls.resampler_create(fromHz, toHz, CHUNK_FRAMES)
  }

  /** The input span that output frames [startFrame, startFrame + frames) are computed from; startFrame >= 0. */
  inputSpan(startFrame: number, frames: number): { startFrame: number; frames: number } {
    return {
      startFrame: this.calls.resampler_first_input(this.self, startFrame),
      frames: this.calls.resampler_input_frames(this.self, startFrame, frames),
    }
  }

  /** Converts; `input` holds exactly `inputSpan(startFrame, frames)`. */
  convert(input: StereoBlock, startFrame: number, frames: number): StereoBlock {
    const { calls, self, dsp } = this
    const spanStart = calls.resampler_first_input(self, startFrame)
    const left = new Float32Array(frames)
    const right = new Float32Array(frames)
    for (let done = 0; done < frames; done += CHUNK_FRAMES) {
      const count = Math.min(CHUNK_FRAMES, frames - done)
      const { startFrame: firstInput, frames: inputs } = this.inputSpan(startFrame + done, count)
      const from = firstInput - spanStart
      dsp.f32(calls.resampler_input_left(self), inputs).set(input.left.subarray(from, from + inputs))
      dsp.f32(calls.resampler_input_right(self), inputs).set(input.right.subarray(from, from + inputs))
      calls.resampler_process(self, startFrame + done, count)
      left.set(dsp.f32(calls.resampler_output_left(self), count), done)
      right.set(dsp.f32(calls.resampler_output_right(self), count), done)
    }
    return { left, right }
  }
}
