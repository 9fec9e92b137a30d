import { readFileSync } from 'node:fs'
import { Dsp } from '../../src/engine/dsp'
import { LoudnessMeter, METER } from '../../src/engine/loudness-meter'

export const dsp = new Dsp(new WebAssembly.Module(readFileSync('build/dsp.wasm')))

/** Seconds of a 1 kHz tone at a peak level, in phase on both channels; -Infinity is silence. */
export type Segment = readonly [seconds: number, levelDbfs: number]

/** The tone of EBU Tech 3341: its phase runs through all segments. */
export function toneProgramme(segments: readonly Segment[], rateHz: number): Float32Array {
  const frames = segments.map(([seconds]) => Math.round(seconds * rateHz))
  const samples = new Float32Array(frames.reduce((a, b) => a + b, 0))
  // Ten cycles fill exactly 10 ms at any rate that is a multiple of 100 Hz.
  const cycles = Float64Array.from({ length: rateHz / 100 }, (_, i) => Math.sin((2 * Math.PI * 1000 * i) / rateHz))
  let at = 0
  segments.forEach(([, levelDbfs], segment) => {
    const peak = 10 ** (levelDbfs / 20)
    for (const end = at + frames[segment]!; at < end; at++) {
      samples[at] = peak * cycles[at % cycles.length]!
    }
  })
  return samples
}

export type Readings = Record<keyof typeof METER, number>

export interface Measurement extends Readings {
  /** Momentary and short-term every 10 ms. */
  momentaries: number[]
  shortTerms: number[]
}

export function measure(
  left: Float32Array,
  { right = left, rateHz, channels = 2 }: { right?: Float32Array; rateHz: number; channels?: 1 | 2 },
): Measurement {
  const hop = rateHz / 100
  const meter = new LoudnessMeter(dsp, { rateHz, maxBlock: Math.ceil(hop), channels })
  const momentaries: number[] = []
  const shortTerms: number[] = []
  for (let i = 0; i < left.length; i += hop) {
    const end = Math.min(left.length, i + hop)
    meter.process(left.subarray(i, end), right.subarray(i, end), end - i)
    if (end - i < hop) break
    meter.refresh()
    momentaries.push(meter.values[METER.momentaryLufs]!)
    shortTerms.push(meter.values[METER.shortTermLufs]!)
  }
  meter.finish()
  meter.refresh()
  const readings = Object.fromEntries(Object.entries(METER).map(([name, slot]) => [name, meter.values[slot]!]))
  return { ...(readings as Readings), momentaries, shortTerms }
}

/** The same without the running readings: fast. */
export function measureWhole(
  left: Float32Array,
  { right = left, rateHz, channels = 2 }: { right?: Float32Array; rateHz: number; channels?: 1 | 2 },
): Readings {
  const meter = new LoudnessMeter(dsp, { rateHz, maxBlock: 4096, channels })
  meter.process(left, right, left.length)
  meter.finish()
  meter.refresh()
  return Object.fromEntries(Object.entries(METER).map(([name, slot]) => [name, meter.values[slot]!])) as Readings
}
