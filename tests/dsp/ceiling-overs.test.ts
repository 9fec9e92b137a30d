import { describe, expect, it } from 'vitest'
import type { Overs } from '../../src/engine/loudness-history'
import { LoudnessMeter } from '../../src/engine/loudness-meter'
import { intervalTruePeaks, samplesTruePeak } from '../../src/engine/true-peak'
import { limit } from './limiter-runner'
import {
  bandLimitedNoise,
  decibels,
  dsp,
  naiveSquare,
  randomFrom,
  type Stereo,
  sine,
  whiteNoise,
} from './limiter-signals'

function oversOf({ left, right }: Stereo, ceilingDbtp: number, block = 4096): Overs {
  const meter = new LoudnessMeter(dsp, { rateHz: 48000, maxBlock: block, channels: 2 })
  meter.setCeilingDbtp(ceilingDbtp)
  meter.process(left, right, left.length)
  meter.finish()
  return meter.overs()
}

/** Every interval read by the long kernel. */
function bruteForce({ left, right }: Stereo, ceilingDbtp: number): Overs {
  const frames: number[] = []
  const peaks: number[] = []
  intervalTruePeaks(dsp, left, right).forEach((peak, n) => {
    if (decibels(peak) <= ceilingDbtp) return
    frames.push(n - 32)
    peaks.push(decibels(peak))
  })
  return { frames: Float64Array.from(frames), peaksDbtp: Float64Array.from(peaks), total: frames.length }
}

const FRAMES = 24000
const random = randomFrom(5)
const signals: [string, Stereo][] = [
  ['full-band noise', { left: whiteNoise(FRAMES, 1, 1), right: whiteNoise(FRAMES, 0.9, 2) }],
  ['noise under 0.45', { left: bandLimitedNoise(FRAMES, 0.5, 3), right: bandLimitedNoise(FRAMES, 0.5, 4) }],
  ['squares', { left: naiveSquare(FRAMES, 0.5, 997, 48000), right: naiveSquare(FRAMES, 0.5, 8111, 48000) }],
  ['tones', { left: sine(FRAMES, 0.6, 0.25, 45), right: sine(FRAMES, 0.6, 0.4931, 30) }],
  ['clicks', { left: new Float32Array(FRAMES).map(() => (random() < 0.01 ? 1 : 0)), right: new Float32Array(FRAMES) }],
  ['a loud end', { left: sine(FRAMES, 0.6, 0.4999), right: new Float32Array(FRAMES) }],
]

/** Broken once by a long kernel only from the ceiling itself up, and by frames counted one too far. */
describe('overs of a ceiling', () => {
  // At ceilings in the midst of the peaks: thousands of places, and some of them nearer to the ceiling than 1e-5 dB.
  it.each(signals)('are those that the stated meter reads without short cuts: %s', (_, stereo) => {
    const most = decibels(samplesTruePeak(dsp, stereo.left, stereo.right))
    for (const below of [0.0001, 0.01, 0.3, 1, 3, 8, 15]) {
      const expected = bruteForce(stereo, most - below)
      const found = oversOf(stereo, most - below)
      expect(found.total).toBe(expected.total)
      expect(found.total).toBeGreaterThan(0)
      const kept = Math.min(16384, expected.total)
      expect([...found.frames]).toEqual([...expected.frames.subarray(0, kept)])
      expect(found.peaksDbtp.every((peak, n) => Math.abs(peak - expected.peaksDbtp[n]!) < 1e-9)).toBe(true)
    }
    expect(oversOf(stereo, most + 1e-9).total).toBe(0)
  })

  it('are exact on a limited master, whose peaks all lie at the ceiling', () => {
    const loud = { left: bandLimitedNoise(FRAMES, 6, 6), right: bandLimitedNoise(FRAMES, 6, 7) }
    const { left, right } = limit(loud, { rateHz: 48000, settings: { ceilingDbtp: -1 } })
    for (const ceiling of [-1, -1.002, -1.005, -1.01, -1.1]) {
      const expected = bruteForce({ left, right }, ceiling)
      const found = oversOf({ left, right }, ceiling)
      expect([...found.frames]).toEqual([...expected.frames])
    }
    expect(bruteForce({ left, right }, -1.1).total).toBeGreaterThan(100)
  })

  it('are the same for any block size, and counted from the reset', () => {
    const stereo = signals[1]![1]
    const ceiling = decibels(samplesTruePeak(dsp, stereo.left, stereo.right)) - 2
    const once = oversOf(stereo, ceiling)
    for (const block of [1, 17, 128]) expect(oversOf(stereo, ceiling, block)).toEqual(once)
    const meter = new LoudnessMeter(dsp, { rateHz: 48000, maxBlock: 4096, channels: 2 })
    meter.setCeilingDbtp(ceiling)
    for (let run = 0; run < 2; run++) {
      meter.reset()
      meter.process(stereo.left, stereo.right, FRAMES)
      meter.finish()
      expect(meter.overs()).toEqual(once)
    }
    meter.setCeilingDbtp(null)
    meter.process(stereo.left, stereo.right, FRAMES)
    expect(meter.overs().total).toBe(0)
  })

  it('count from before the first frame, where a kernel rings, to after the last', () => {
    const left = new Float32Array(1000)
    for (let i = 0; i < 40; i++) left[i] = left[999 - i] = i % 2 === 0 ? 1 : -1
    const stereo = { left, right: new Float32Array(1000) }
    const found = oversOf(stereo, -20)
    expect(found.frames[0]).toBeLessThan(0)
    expect(found.frames.at(-1)).toBeGreaterThanOrEqual(1000)
    expect([...found.frames]).toEqual([...bruteForce(stereo, -20).frames])
  })

  it('are counted on when no more are kept', () => {
    const stereo = { left: naiveSquare(40000, 0.9, 8111, 48000), right: new Float32Array(40000) }
    const found = oversOf(stereo, -40)
    expect(found.total).toBeGreaterThan(39000)
    expect(found.frames.length).toBe(16384)
    expect(found.peaksDbtp.length).toBe(16384)
  })
})
