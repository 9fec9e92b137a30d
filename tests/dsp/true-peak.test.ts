import { describe, expect, it } from 'vitest'
import { LoudnessMeter, METER } from '../../src/engine/loudness-meter'
import { samplesTruePeak } from '../../src/engine/true-peak'
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

/** The stated meter written down once more, from its definition: Kaiser window with beta 8 over 64 taps a point. */
function twinTruePeak(samples: Float32Array, points = 16): number {
  const bessel = (x: number) => {
    let [sum, term] = [1, 1]
    for (let k = 1; k < 50; k++) {
      term *= (x * x) / 4 / (k * k)
      sum += term
    }
    return sum
  }
  let peak = 0
  for (let phase = 0; phase < points; phase++) {
    const taps = Array.from({ length: 64 }, (_, k) => {
      const t = phase / points - (k - 31)
      const sinc = t === 0 ? 1 : Math.sin(Math.PI * t) / (Math.PI * t)
      return Math.abs(t) < 32 ? (sinc * bessel(8 * Math.sqrt(1 - (t / 32) ** 2))) / bessel(8) : 0
    })
    const total = taps.reduce((a, b) => a + b)
    for (let n = -32; n < samples.length + 31; n++) {
      let sum = 0
      for (let k = 0; k < 64; k++) sum += (taps[k]! / total) * (samples[n + k - 31] ?? 0)
      peak = Math.max(peak, Math.abs(sum))
    }
  }
  return peak
}

function fastPeak({ left, right }: Stereo, block: number): number {
  const meter = new LoudnessMeter(dsp, { rateHz: 48000, maxBlock: 4096, channels: 2 })
  for (let i = 0; i < left.length; i += block) {
    const end = Math.min(left.length, i + block)
    meter.process(left.subarray(i, end), right.subarray(i, end), end - i)
  }
  meter.finish()
  meter.refresh()
  return meter.values[METER.truePeakDbtp]!
}

describe('the stated true-peak meter', () => {
  it('is what its definition says', () => {
    for (const samples of [whiteNoise(700, 1, 5), naiveSquare(600, 0.5, 7001, 48000), sine(500, 1.41, 0.25, 45)]) {
      expect(samplesTruePeak(dsp, samples)).toBeCloseTo(twinTruePeak(samples), 12)
    }
  })

  it('is the same filter at 64 points, of which it reads every fourth', () => {
    for (const samples of [whiteNoise(400, 1, 6), sine(300, 0.9, 0.25, 41), sine(300, 0.9, 0.4531, 7)]) {
      const fourfold = samplesTruePeak(dsp, samples, samples, 64)
      expect(fourfold).toBeCloseTo(twinTruePeak(samples, 64), 12)
      const between = decibels(fourfold) - decibels(samplesTruePeak(dsp, samples))
      expect(between).toBeGreaterThan(0)
      // A tone at 0.45 of the rate can stand 1/32 of a frame from the nearest of 16 points: 0.034 dB.
      expect(between).toBeLessThan(0.045)
    }
  })

  it('reads across its own chunks, and both channels', () => {
    const samples = new Float32Array(20000)
    samples.set(sine(80, 1, 0.25, 45), 8192 - 40)
    const alone = samplesTruePeak(dsp, samples.slice(8000, 8400))
    expect(samplesTruePeak(dsp, samples)).toBeCloseTo(alone, 12)
    expect(samplesTruePeak(dsp, new Float32Array(20000), samples)).toBeCloseTo(alone, 12)
  })

  it('is read by the fast meter to 1e-9, on hard signals and for any block size', () => {
    const random = randomFrom(3)
    const frames = 30000
    const bursts = whiteNoise(frames, 1, 8).map((value, i) => value * Math.abs(Math.sin(i / 700)) ** 3)
    const sparse = new Float32Array(frames).map(() => (random() < 0.002 ? 2 * random() - 1 : 0))
    const cases: Stereo[] = [
      { left: whiteNoise(frames, 1, 1), right: whiteNoise(frames, 0.9, 2) },
      { left: bandLimitedNoise(frames, 0.3, 4), right: sine(frames, 0.2, 0.2499) },
      { left: naiveSquare(frames, 0.5, 997, 48000), right: naiveSquare(frames, 0.5, 8111, 48000) },
      { left: bursts, right: sparse },
      { left: sparse, right: new Float32Array(frames) },
      { left: sine(frames, 0.7, 0.0371).map((value, i) => value * (1 + i / 3e6)), right: sine(frames, 0.1, 0.01) },
      { left: sine(frames, 0.7, 0.4999), right: sine(frames, 0.7, 0.45, 30) },
    ]
    for (const stereo of cases) {
      const stated = decibels(samplesTruePeak(dsp, stereo.left, stereo.right))
      for (const block of [4096, 17]) expect(Math.abs(fastPeak(stereo, block) - stated)).toBeLessThan(1e-9)
    }
  })

  it('sees a peak at the very first and very last sample', () => {
    const left = new Float32Array(1000)
    left[0] = 0.5
    left[999] = -0.8
    const stereo = { left, right: new Float32Array(1000) }
    expect(fastPeak(stereo, 128)).toBeCloseTo(decibels(samplesTruePeak(dsp, left, stereo.right)), 9)
    expect(fastPeak(stereo, 128)).toBeGreaterThanOrEqual(decibels(0.8) - 1e-6)
  })

  it('reads silence as none, and NaN and infinities as silence', () => {
    const silent = new Float32Array(500)
    expect(fastPeak({ left: silent, right: silent }, 128)).toBe(-Infinity)
    const bad = new Float32Array(500)
    bad[100] = Number.NaN
    bad[200] = Number.POSITIVE_INFINITY
    expect(fastPeak({ left: bad, right: silent }, 128)).toBe(-Infinity)
  })
})
