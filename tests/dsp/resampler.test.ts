import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Dsp } from '../../src/engine/dsp'
import { Resampler } from '../../src/engine/resampler'
import type { StereoBlock } from '../../src/engine/stem-source'

const dsp = new Dsp(new WebAssembly.Module(readFileSync('build/dsp.wasm')))
const RATES_HZ = [44100, 48000, 88200, 96000, 176400, 192000]
// Uneven pairs whose ratio has too many phases for a table: their coefficients are interpolated.
const ODD_PAIRS: [number, number][] = [
  [44101, 48000],
  [48000, 44101],
  [47952, 48000],
  [192000, 8001],
  [8000, 192000],
]
const PAIRS = RATES_HZ.flatMap((from) => RATES_HZ.map((to): [number, number] => [from, to]))
  .filter(([from, to]) => from !== to)
  .concat(ODD_PAIRS)
const AMPLITUDE = 0.5
const PHASE = 0.7
const START = 5000
const FRAMES = 3000

/** The converted cosine on the left, its sine on the right, computed from the formula at the input's rate. */
function convertTone(fromHz: number, toHz: number, toneHz: number): StereoBlock {
  const resampler = new Resampler(dsp, fromHz, toHz)
  const span = resampler.inputSpan(START, FRAMES)
  const angle = (_: unknown, i: number) => (2 * Math.PI * toneHz * (span.startFrame + i)) / fromHz + PHASE
  const left = Float32Array.from({ length: span.frames }, (_, i) => AMPLITUDE * Math.cos(angle(_, i)))
  const right = Float32Array.from({ length: span.frames }, (_, i) => AMPLITUDE * Math.sin(angle(_, i)))
  return resampler.convert({ left, right }, START, FRAMES)
}

/** Least-squares fit of the tone; what is left over is images, aliases and rounding. Decibels against the tone. */
function fitTone(samples: Float32Array, toneHz: number, rateHz: number) {
  let [cc, ss, cs, yc, ys] = [0, 0, 0, 0, 0]
  const angle = (i: number) => (2 * Math.PI * toneHz * (START + i)) / rateHz
  samples.forEach((y, i) => {
    const [c, s] = [Math.cos(angle(i)), Math.sin(angle(i))]
    cc += c * c
    ss += s * s
    cs += c * s
    yc += y * c
    ys += y * s
  })
  const det = cc * ss - cs * cs
  const [a, b] = [(yc * ss - ys * cs) / det, (ys * cc - yc * cs) / det]
  const rest = samples.reduce((sum, y, i) => sum + (y - a * Math.cos(angle(i)) - b * Math.sin(angle(i))) ** 2, 0)
  return {
    gainDb: 20 * Math.log10(Math.hypot(a, b) / AMPLITUDE),
    phase: Math.atan2(-b, a),
    residualDb: 10 * Math.log10(rest / samples.length / (AMPLITUDE ** 2 / 2)),
  }
}

describe('resampler, on sines from the formula', () => {
  it.each(PAIRS)('%d to %d Hz: flat, clean and without delay up to 0.45 of the lower rate', (fromHz, toHz) => {
    for (const share of [0.001, 0.03, 0.2, 0.33, 0.42, 0.45, 20000 / 44100]) {
      const toneHz = share * Math.min(fromHz, toHz)
      const { left, right } = convertTone(fromHz, toHz, toneHz)
      const fit = fitTone(left, toneHz, toHz)
      expect(Math.abs(fit.gainDb), `gain at ${toneHz} Hz`).toBeLessThan(0.0001)
      expect(fit.residualDb, `residual at ${toneHz} Hz`).toBeLessThan(-140)
      expect(Math.abs(fit.phase - PHASE), `phase at ${toneHz} Hz`).toBeLessThan(1e-6)
      expect(fitTone(right, toneHz, toHz).phase).toBeCloseTo(PHASE - Math.PI / 2, 6)
    }
  })

  it.each([
    [96000, 48000, 24001],
    [96000, 48000, 30000],
    [48000, 44100, 22100],
    [192000, 44100, 88000],
    [192000, 8001, 60000],
  ])('%d to %d Hz folds nothing back of %d Hz', (fromHz, toHz, toneHz) => {
    const { left } = convertTone(fromHz, toHz, toneHz)
    const power = left.reduce((sum, y) => sum + y * y, 0) / left.length
    expect(10 * Math.log10(power / (AMPLITUDE ** 2 / 2))).toBeLessThan(-125)
  })
})

describe('resampler', () => {
  it.each([
    [44100, 48000],
    [48000, 44100],
    [96000, 44100],
    [44101, 48000],
  ])('%d to %d Hz: an impulse stays at its time', (fromHz, toHz) => {
    const resampler = new Resampler(dsp, fromHz, toHz)
    const span = resampler.inputSpan(toHz - 500, 1000)
    const left = new Float32Array(span.frames)
    left[fromHz - span.startFrame] = 1 // at exactly one second
    const out = resampler.convert({ left, right: left }, toHz - 500, 1000).left
    expect(out.indexOf(Math.max(...out))).toBe(500)
    for (let i = 1; i < 480; i++) expect(out[500 + i]).toBeCloseTo(out[500 - i] as number, 7)
  })

  it('keeps its place for hours: positions are whole-number fractions, not a running sum', () => {
    const resampler = new Resampler(dsp, 44100, 48000)
    for (const seconds of [1, 3600, 40000]) {
      expect(resampler.inputSpan(48000 * seconds, 1).startFrame - 44100 * seconds).toBe(
        resampler.inputSpan(0, 1).startFrame,
      )
    }
  })

  it('passes a steady level exactly enough: every phase of the bank sums to one', () => {
    const resampler = new Resampler(dsp, 48000, 44100)
    const steady = new Float32Array(resampler.inputSpan(0, 500).frames).fill(0.75)
    expect(new Set(resampler.convert({ left: steady, right: steady }, 0, 500).left)).toEqual(new Set([0.75]))
  })

  it.each([7999, 44100.5, 0, Number.NaN, 800000])('refuses %d Hz', (rateHz) => {
    expect(() => new Resampler(dsp, rateHz, 48000)).toThrow(RangeError)
    expect(() => new Resampler(dsp, 48000, rateHz)).toThrow(RangeError)
  })
})
