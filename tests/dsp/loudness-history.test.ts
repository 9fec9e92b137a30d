import { describe, expect, it } from 'vitest'
import { LoudnessMeter, METER } from '../../src/engine/loudness-meter'
import { intervalTruePeaks } from '../../src/engine/true-peak'
import { measure } from '../spec/programme'
import { randomProgramme } from '../spec/random-programme'
import { bandLimitedNoise, decibels, dsp, type Stereo, whiteNoise } from './limiter-signals'

function historyOf({ left, right }: Stereo, rateHz: number, historyFrames = left.length) {
  const meter = new LoudnessMeter(dsp, { rateHz, maxBlock: 4096, channels: 2, historyFrames })
  meter.process(left, right, left.length)
  meter.finish()
  meter.refresh()
  return { ...meter.history(), truePeak: meter.values[METER.truePeakDbtp]! }
}

function most(values: ArrayLike<number>): number {
  let found = 0
  for (let n = 0; n < values.length; n++) found = Math.max(found, values[n]!)
  return found
}

/** Broken once by peaks that count for the point in which they are reported. */
describe.each([44100, 48000])('the history at %i Hz', (rateHz) => {
  const stereo = randomProgramme(12, 8, rateHz)
  const history = historyOf(stereo, rateHz)

  it('holds momentary and short-term loudness every 100 ms', () => {
    const { momentaries, shortTerms } = measure(stereo.left, { right: stereo.right, rateHz })
    expect(history.hopSeconds).toBe(0.1)
    expect(history.momentaryLufs.length).toBe(80)
    for (let n = 0; n < 80; n++) {
      expect(history.momentaryLufs[n]).toBe(Math.fround(momentaries[10 * n + 9]!))
      expect(history.shortTermLufs[n]).toBe(Math.fround(shortTerms[10 * n + 9]!))
    }
    expect(history.fineHopSeconds).toBe(0.01)
    expect(history.fineMomentaryLufs).toEqual(Float32Array.from(momentaries))
    expect(history.momentaryLufs[2]).toBe(-Infinity)
    expect(history.momentaryLufs[3]).toBeGreaterThan(-70)
    expect(history.shortTermLufs[28]).toBe(-Infinity)
  })

  it.each([
    ['a random programme', stereo],
    ['noise of one level', { left: whiteNoise(rateHz * 2, 0.5, 1), right: bandLimitedNoise(rateHz * 2, 0.5, 2) }],
    ['peaks at the edges of points', edges(rateHz)],
  ])('holds the true peak of each 100 ms: %s', (_, sound) => {
    const { truePeakDbtp, truePeak } = historyOf(sound, rateHz)
    const intervals = intervalTruePeaks(dsp, sound.left, sound.right)
    // What rings before the first frame and after the last belongs to the first point and the last.
    const hop = rateHz / 10
    const points = Math.ceil(sound.left.length / hop)
    expect(truePeakDbtp.length).toBe(points)
    for (let n = 0; n < points; n++) {
      const from = n === 0 ? 0 : 32 + n * hop
      const exact = decibels(most(intervals.subarray(from, n === points - 1 ? intervals.length : 32 + (n + 1) * hop)))
      const span = [n * hop, (n + 1) * hop] as const
      const samples = Math.max(
        ...[sound.left, sound.right].map((side) => decibels(most(side.subarray(...span).map(Math.abs)))),
      )
      expect(truePeakDbtp[n]).toBeGreaterThanOrEqual(samples - 1e-5)
      expect(truePeakDbtp[n]).toBeLessThanOrEqual(exact + 0.003)
      if (exact > truePeak - 1) expect(Math.abs(truePeakDbtp[n]! - exact)).toBeLessThan(0.003)
    }
    expect(Math.max(...truePeakDbtp)).toBeCloseTo(truePeak, 5)
  })
})

/** Bursts in the last frames of points, none of whose samples is as high as what lies between; and both ends. */
function edges(rateHz: number): Stereo {
  const left = new Float32Array(rateHz + 777)
  const hop = rateHz / 10
  for (const at of [0, hop - 8, 3 * hop - 12, 10 * hop - 8]) {
    for (let i = -8; i < 8; i++) if (at + i >= 0) left[at + i] = 0.5 * Math.sin((Math.PI / 2) * i + Math.PI / 4)
  }
  left[left.length - 1] = 0.6
  return { left, right: new Float32Array(left.length) }
}

it('ends with a shorter point, keeps no more than was asked for, and nothing unless asked', () => {
  const stereo = randomProgramme(5, 2, 48000)
  const cut = (frames: number) => ({ left: stereo.left.subarray(0, frames), right: stereo.right.subarray(0, frames) })
  expect(historyOf(cut(4801), 48000).truePeakDbtp.length).toBe(2)
  expect(historyOf(cut(4800), 48000).truePeakDbtp.length).toBe(1)
  expect(historyOf(cut(1), 48000).truePeakDbtp.length).toBe(1)
  expect(historyOf(cut(0), 48000).truePeakDbtp.length).toBe(0)
  const short = historyOf(stereo, 48000, 48000)
  expect(short.momentaryLufs).toEqual(historyOf(stereo, 48000).momentaryLufs.subarray(0, 10))
  expect(historyOf(stereo, 48000, 0).momentaryLufs.length).toBe(0)
})

it('starts afresh after a reset', () => {
  const loud = randomProgramme(5, 2, 48000)
  const soft = { left: whiteNoise(48000, 0.01, 1), right: whiteNoise(48000, 0.01, 2) }
  const meter = new LoudnessMeter(dsp, { rateHz: 48000, maxBlock: 4096, channels: 2, historyFrames: 96000 })
  meter.process(loud.left, loud.right, 96000)
  meter.reset()
  expect(meter.history().truePeakDbtp.length).toBe(0)
  meter.process(soft.left, soft.right, 48000)
  meter.finish()
  const { truePeak, ...expected } = historyOf(soft, 48000)
  expect(meter.history()).toEqual(expected)
  expect(truePeak).toBeLessThan(-30)
})
