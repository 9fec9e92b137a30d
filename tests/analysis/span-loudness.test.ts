import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { spanLufs } from '../../src/analysis/span-loudness'
import { demoSongSum, historyOf, readSpans, type Sound } from './read-spans'
import { spanCases } from './span-cases'

/** Taken by scripts/retake-span-readings.mjs: the spans of the demo song's plain sum, cut out and measured alone. */
interface Reading {
  startFrame: number
  endFrame: number
  libebur128: number
  ffmpeg: number
}

const readings: Reading[] = JSON.parse(readFileSync(resolve(import.meta.dirname, 'span-readings.json'), 'utf8'))

describe('on music', () => {
  let sum: Sound
  let ours: number[]
  beforeAll(async () => {
    sum = await demoSongSum()
    ours = readSpans(sum, readings)
  }, 60_000)

  /** Broken once by a relative gate of -20 LU. */
  it('reads any span as libebur128 and FFmpeg read it cut out', () => {
    expect(readings.map(({ startFrame, endFrame }) => ({ startFrame, endFrame }))).toEqual(
      spanCases(sum.left.length, sum.rateHz),
    )
    readings.forEach(({ libebur128, ffmpeg }, n) => {
      // The bar is 0.05 LU.
      expect(Math.abs((ours[n] as number) - libebur128)).toBeLessThan(0.01)
      expect(Math.abs((ours[n] as number) - ffmpeg)).toBeLessThan(0.02)
    })
  })

  it('reads the whole song as the meter does, from the finer history and from the coarse one', () => {
    const { history, integratedLufs } = historyOf(sum)
    const seconds = sum.left.length / sum.rateHz
    expect(Math.abs((ours[0] as number) - integratedLufs)).toBeLessThan(0.001)
    const coarse = spanLufs(history.momentaryLufs, history.hopSeconds, 0, seconds)
    expect(Math.abs(coarse - integratedLufs)).toBeLessThan(0.001)
  })
})

const HOP = 0.1
/** Values of as many hops; those before the first window is full are no values. */
const momentary = (...lufs: number[]) =>
  Float32Array.from(lufs, (value, n) => (n < 3 ? Number.NEGATIVE_INFINITY : value))

it('takes only blocks that lie wholly inside', () => {
  const values = momentary(0, 0, 0, -10, -20, -20, -20, -20, -10, -10)
  // From 0.1 s on the first block ends at 0.5 s; until 0.8 s the last one does at 0.8 s.
  expect(spanLufs(values, HOP, 0.1, 0.8)).toBeCloseTo(-20, 5)
  expect(spanLufs(values, HOP, 0, 0.8)).toBeCloseTo(10 * Math.log10((0.1 + 4 * 0.01) / 5), 5)
  expect(spanLufs(values, HOP, 0.5, 10)).toBeCloseTo(-10, 5)
})

it('takes a block between two values from both', () => {
  const values = momentary(0, 0, 0, -10, -20, -20)
  expect(spanLufs(values, HOP, 0.025, 0.45)).toBeCloseTo(10 * Math.log10(0.75 * 0.1 + 0.25 * 0.01), 5)
})

it('gates at -70 LUFS, and at 10 LU under the mean of what is above that', () => {
  const values = momentary(...Array(10).fill(-20), ...Array(10).fill(-29), ...Array(10).fill(-71))
  const ungated = (7 * 0.01 + 10 * 10 ** -2.9) / 17
  expect(spanLufs(values, HOP, 0, 3)).toBeCloseTo(10 * Math.log10(ungated), 5)
  const wider = momentary(...Array(10).fill(-20), ...Array(10).fill(-40), ...Array(10).fill(-71))
  expect(spanLufs(wider, HOP, 0, 3)).toBeCloseTo(-20, 5)
})

it('finds no loudness in silence, in less than 0.4 s, and outside the programme', () => {
  const values = momentary(...Array(20).fill(-20))
  expect(spanLufs(values, HOP, 0.2, 0.59)).toBe(Number.NEGATIVE_INFINITY)
  expect(spanLufs(values, HOP, 0.2, 0.6)).toBeCloseTo(-20, 5)
  expect(spanLufs(values, HOP, 5, 9)).toBe(Number.NEGATIVE_INFINITY)
  expect(spanLufs(values, HOP, -9, -2)).toBe(Number.NEGATIVE_INFINITY)
  expect(
    spanLufs(
      values.map(() => -71),
      HOP,
      0,
      2,
    ),
  ).toBe(Number.NEGATIVE_INFINITY)
  expect(spanLufs(new Float32Array(0), HOP, 0, 2)).toBe(Number.NEGATIVE_INFINITY)
})
