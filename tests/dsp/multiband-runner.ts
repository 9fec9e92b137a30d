import { SingleProcessor, type SingleProcessorKind } from '../../src/engine/single-processor'
import { makeDsp } from './group-strip-runner'
import { clickDbfs } from './smoothing-click'

/** New parameters (a section's values in the order of its table) on a frame; frame 0 counts as before the reset. */
export interface ParamStep {
  frame: number
  params: readonly number[]
}

/** Runs one processor over interleaved stereo in blocks of `block` frames, with `steps` applied exactly on their frames. */
export function runSingle(
  kind: SingleProcessorKind,
  input: Float64Array,
  steps: readonly ParamStep[],
  { rateHz = 48000, block = 4096, dsp = makeDsp() } = {},
): Float64Array {
  const processor = new SingleProcessor(dsp, kind, { rateHz, maxBlock: block })
  const output = new Float64Array(input.length)
  const frames = input.length / 2
  const pending = [...steps]
  for (let start = 0; start < frames; ) {
    while (pending[0] && pending[0].frame <= start) {
      processor.params.set((pending.shift() as ParamStep).params)
      processor.applyParams()
      if (start === 0) processor.reset()
    }
    const n = Math.min(block, frames - start, (pending[0]?.frame ?? Infinity) - start)
    processor.buffer.set(input.subarray(2 * start, 2 * (start + n)))
    processor.process(n)
    output.set(processor.buffer.subarray(0, 2 * n), 2 * start)
    start += n
  }
  return output
}

/** Interleaved stereo from a function of the frame for each side. */
export function stereo(frames: number, left: (i: number) => number, right = left): Float64Array {
  return Float64Array.from({ length: 2 * frames }, (_, at) => (at % 2 ? right : left)(at >> 1))
}

export function tone(hz: number, rateHz: number, gain = 1): (i: number) => number {
  return (i) => gain * Math.sin((2 * Math.PI * hz * i) / rateHz)
}

/** Reproducible white noise, both sides different. The gain is no power of two, so that sums of samples are rounded. */
export function whiteNoise(frames: number, seed = 1, gain = 0.7): Float64Array {
  let state = seed >>> 0
  return Float64Array.from({ length: 2 * frames }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return gain * (state / 2 ** 31 - 1)
  })
}

export function side(samples: Float64Array, channel: 0 | 1): Float64Array {
  return samples.filter((_, i) => i % 2 === channel)
}

/** Frequencies from 20 Hz to 20 kHz, evenly spaced in octaves. */
export const AUDIBLE = Float64Array.from({ length: 61 }, (_, i) => 20 * 1000 ** (i / 60))

/** Discrete-time Fourier transform of a signal at each frequency, as pairs of real and imaginary part. */
export function spectrum(signal: Float64Array, frequenciesHz: Float64Array, rateHz: number): [number, number][] {
  return Array.from(frequenciesHz, (hz) => {
    const w = (2 * Math.PI * hz) / rateHz
    const [stepRe, stepIm] = [Math.cos(w), -Math.sin(w)]
    let [re, im, turnRe, turnIm] = [0, 0, 1, 0]
    for (const x of signal) {
      re += x * turnRe
      im += x * turnIm
      const next = turnRe * stepRe - turnIm * stepIm
      turnIm = turnRe * stepIm + turnIm * stepRe
      turnRe = next
    }
    return [re, im]
  })
}

export function spectrumDb(signal: Float64Array, frequenciesHz: Float64Array, rateHz: number): number[] {
  return spectrum(signal, frequenciesHz, rateHz).map(([re, im]) => 10 * Math.log10(re * re + im * im))
}

/** The loudest click of either side of 997 Hz at -6 dBFS while one processor goes through `turns`, 16 ms apart. */
export function clickWhile(
  kind: SingleProcessorKind,
  turns: readonly (readonly number[])[],
  { rateHz = 48000, rightGain = 1, everyFrames = Math.round(0.016 * rateHz) } = {},
): number {
  const start = Math.round(0.25 * rateHz)
  const steps = turns.map((params, i) => ({ frame: i === 0 ? 0 : start + (i - 1) * everyFrames, params }))
  const frames = start + turns.length * everyFrames + Math.round(0.3 * rateHz)
  const left = tone(997, rateHz, 0.5)
  const output = runSingle(
    kind,
    stereo(frames, left, (i) => rightGain * left(i)),
    steps,
    { rateHz },
  )
  const from = start - Math.round(0.02 * rateHz)
  return Math.max(...([0, 1] as const).map((ch) => clickDbfs(Float32Array.from(side(output, ch)), rateHz, from)))
}
