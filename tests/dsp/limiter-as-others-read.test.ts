import { describe, expect, it } from 'vitest'
import { Limiter, type LimiterSettings } from '../../src/engine/limiter'
import { LIMITER_DEFAULTS } from './limiter-runner'
import { bandLimitedNoise, bandLimitedSquare, decibels, dsp, faded, sine } from './limiter-signals'

const CEILING_DBTP = -1
const FRAMES = 24_000

/**
 * True peak as libebur128 1.2 reads it below 96 kHz: four times, a sinc of 49 points under a Hann window, each phase as
 * it falls. Checked by hand against the library on three files: the same four decimals.
 */
function otherTruePeak(samples: Float32Array): number {
  let peak = 0
  for (let phase = 0; phase < 4; phase += 1) {
    const taps: number[] = []
    for (let point = phase; point < 49; point += 4) {
      const t = (point - 24) / 4
      const sinc = t === 0 ? 1 : Math.sin(Math.PI * t) / (Math.PI * t)
      taps.push(sinc * 0.5 * (1 - Math.cos((2 * Math.PI * point) / 48)))
    }
    for (let n = 0; n < samples.length + taps.length; n += 1) {
      let sum = 0
      for (let k = 0; k < taps.length; k += 1) sum += (taps[k] as number) * (samples[n - k] ?? 0)
      peak = Math.max(peak, Math.abs(sum))
    }
  }
  return peak
}

function limited(samples: Float32Array, rateHz: number, settings: Partial<LimiterSettings> = {}): Float32Array {
  const limiter = new Limiter(dsp, { rateHz, maxBlock: 4096 })
  limiter.setTargets({ ...LIMITER_DEFAULTS, ceilingDbtp: CEILING_DBTP, ...settings })
  limiter.reset()
  const out = new Float32Array(samples.length + limiter.latencyFrames)
  for (let start = 0; start < out.length; start += 4096) {
    const frames = Math.min(4096, out.length - start)
    for (let n = 0; n < frames; n += 1) {
      limiter.buffer[2 * n] = samples[start + n] ?? 0
      limiter.buffer[2 * n + 1] = samples[start + n] ?? 0
    }
    limiter.process(frames)
    for (let n = 0; n < frames; n += 1) out[start + n] = limiter.buffer[2 * n] as number
  }
  return out
}

// Twelve decibels over the ceiling. Broken once by leaving the second look out: the noise then reads 0.10 and 0.08 dB over.
describe('the ceiling, by the interpolator of another meter', () => {
  const over = 10 ** ((CEILING_DBTP + 12) / 20)
  it.each([
    ['noise to 0.45 fs, 44.1 kHz', 44_100, bandLimitedNoise(FRAMES, 3 * over, 5)],
    ['noise to 0.45 fs, 48 kHz', 48_000, bandLimitedNoise(FRAMES, 3 * over, 6)],
    ['squares to 0.45 fs, 44.1 kHz', 44_100, bandLimitedSquare(FRAMES, over, 441, 44_100)],
    ['a sine at fs/4 and 45 degrees', 44_100, sine(FRAMES, over, 0.25, 45)],
  ] as const)('%s: at most 0.05 dB over', (_, rateHz, samples) => {
    const out = limited(faded(samples, 2_000), rateHz)
    expect(decibels(otherTruePeak(out)) - CEILING_DBTP).toBeLessThan(0.05)
  })

  it.each([
    ['punchy', { character: 'punchy' }],
    ['loud', { character: 'loud' }],
    ['not linked', { stereoLinkPercent: 0 }],
  ] as [string, Partial<LimiterSettings>][])('noise to 0.45 fs, %s: at most 0.05 dB over', (_, settings) => {
    const out = limited(faded(bandLimitedNoise(FRAMES, 3 * over, 6), 2_000), 48_000, settings)
    expect(decibels(otherTruePeak(out)) - CEILING_DBTP).toBeLessThan(0.05)
  })
})
