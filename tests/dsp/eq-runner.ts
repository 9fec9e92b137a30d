import { SingleProcessor, type SingleProcessorKind } from '../../src/engine/single-processor'
import { EQ, EQ_BANDS, MASTER_EQ, MASTER_EQ_BAND, type ParamTable, STRIP_EQ_BAND, slotValue } from '../../src/params'
import { makeDsp } from './group-strip-runner'

export interface Stereo64 {
  left: Float64Array
  right: Float64Array
}

/** New parameters from a frame on; those of frame 0 are taken at once. */
export interface ParamStep {
  frame: number
  params: readonly number[]
}

/** A table's values in its order, with some changed. */
export function slots(table: ParamTable, changes: Record<string, unknown> = {}): number[] {
  return Object.entries(table).map(([id, param]) => slotValue(param, id in changes ? changes[id] : param.default))
}

/** A strip's equaliser with these bands, for the kind `equaliser`. */
export function stripEq(bands: Record<string, unknown>[], on = true): number[] {
  const band = (i: number) => slots(STRIP_EQ_BAND, bands[i] && { on: true, ...bands[i] })
  return [...slots(EQ, { on }), ...Array.from({ length: EQ_BANDS }, (_, i) => band(i)).flat()]
}

/** The master's equaliser with these bands, for the kind `masterEqualiser`. */
export function masterEq(bands: Record<string, unknown>[], on = true): number[] {
  const band = (i: number) => slots(MASTER_EQ_BAND, bands[i] && { on: true, ...bands[i] })
  return [...slots(MASTER_EQ, { on }), ...Array.from({ length: EQ_BANDS }, (_, i) => band(i)).flat()]
}

/** Runs a fresh processor over `input`, with `steps` applied exactly on their frames. */
export function runSingle(
  kind: SingleProcessorKind,
  input: Stereo64,
  steps: readonly ParamStep[],
  { rateHz = 48000, block = 4096, dsp = makeDsp() } = {},
): Stereo64 {
  const host = new SingleProcessor(dsp, kind, { rateHz, maxBlock: block })
  const frames = input.left.length
  const output = { left: new Float64Array(frames), right: new Float64Array(frames) }
  const pending = [...steps]
  const apply = () => {
    host.params.set((pending.shift() as ParamStep).params)
    host.applyParams()
  }
  if (pending[0]?.frame === 0) apply()
  host.reset()
  for (let start = 0; start < frames; ) {
    while (pending[0] && pending[0].frame <= start) apply()
    const n = Math.min(block, frames - start, (pending[0]?.frame ?? Infinity) - start)
    const buffer = host.buffer
    for (let i = 0; i < n; i++) {
      buffer[2 * i] = input.left[start + i] as number
      buffer[2 * i + 1] = input.right[start + i] as number
    }
    host.process(n)
    for (let i = 0; i < n; i++) {
      output.left[start + i] = buffer[2 * i] as number
      output.right[start + i] = buffer[2 * i + 1] as number
    }
    start += n
  }
  return output
}

/** The same signal on both sides, of `signal(frame)`. */
export function both(frames: number, signal: (frame: number) => number): Stereo64 {
  const left = Float64Array.from({ length: frames }, (_, i) => signal(i))
  return { left, right: left.slice() }
}

/** Bit for bit, and faster than a matcher. */
export function sameSamples(one: Stereo64, other: Stereo64): boolean {
  const bytes = (side: Float64Array) => new BigInt64Array(side.buffer, side.byteOffset, side.length)
  const same = (a: BigInt64Array, b: BigInt64Array) => a.length === b.length && a.every((bits, i) => bits === b[i])
  return same(bytes(one.left), bytes(other.left)) && same(bytes(one.right), bytes(other.right))
}

/** Amplitude in decibels of the part of `samples` at `hz`, over whole periods as nearly as the range allows. */
export function toneDb(samples: Float64Array, hz: number, rateHz: number, from = 0, to = samples.length): number {
  let [re, im, sum] = [0, 0, 0]
  for (let i = from; i < to; i++) {
    // A raised-cosine window keeps neighbours out.
    const window = 0.5 - 0.5 * Math.cos((2 * Math.PI * (i - from + 0.5)) / (to - from))
    re += window * (samples[i] as number) * Math.cos((2 * Math.PI * hz * i) / rateHz)
    im += window * (samples[i] as number) * Math.sin((2 * Math.PI * hz * i) / rateHz)
    sum += window
  }
  return 20 * Math.log10((2 * Math.hypot(re, im)) / sum)
}

/** Reproducible white noise, uniform in -1..1. */
export function whiteNoise(seed = 1): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 31 - 1
  }
}

/** Pink noise: white noise through Paul Kellet's filter, within 0.05 dB of -3 dB per octave. */
export function pinkNoise(seed = 1, gain = 0.1): () => number {
  const white = whiteNoise(seed)
  const b = new Float64Array(7)
  const poles = [0.99886, 0.99332, 0.969, 0.8665, 0.55, -0.7616]
  const gains = [0.0555179, 0.0750759, 0.153852, 0.3104856, 0.5329522, -0.016898]
  return () => {
    const w = white()
    let sum = (b[6] as number) + w * 0.5362
    poles.forEach((pole, i) => {
      b[i] = pole * (b[i] as number) + (gains[i] as number) * w
      sum += b[i] as number
    })
    b[6] = w * 0.115926
    return gain * sum
  }
}
