import { describe, expect, it } from 'vitest'
import { makeDsp, runStrip, strip } from './group-strip-runner'

interface PartExports {
  compressorPartBuffer(frames: number): number
  levelDetectorCreate(rateHz: number, releaseMs: number): number
  levelDetectorProcess(detector: number, rms: number, buffer: number, frames: number): void
  ballisticsCreate(rateHz: number, attackMs: number, releaseMs: number): number
  ballisticsProcess(ballistics: number, buffer: number, frames: number): void
}

const FRAMES = 1 << 18

/** Runs one part over a mono signal given in both lanes; returns the left lane. */
function through(
  make: (parts: PartExports) => (buffer: number) => void,
  signal: (frame: number) => number,
  frames = FRAMES,
) {
  const dsp = makeDsp()
  const parts = dsp.exports as unknown as PartExports
  const buffer = parts.compressorPartBuffer(frames)
  const run = make(parts)
  const lanes = dsp.f64(buffer, 2 * frames)
  for (let i = 0; i < frames; i++) lanes.fill(signal(i), 2 * i, 2 * i + 2)
  run(buffer)
  return Float64Array.from({ length: frames }, (_, i) => dsp.f64(buffer, 2 * frames)[2 * i] as number)
}

const ballistics = (rateHz: number, attackMs: number, releaseMs: number, signal: (frame: number) => number) =>
  through((parts) => {
    const part = parts.ballisticsCreate(rateHz, attackMs, releaseMs)
    return (buffer) => parts.ballisticsProcess(part, buffer, FRAMES)
  }, signal)

const detect = (rateHz: number, rms: boolean, releaseMs: number, signal: (frame: number) => number) =>
  through((parts) => {
    const part = parts.levelDetectorCreate(rateHz, releaseMs)
    return (buffer) => parts.levelDetectorProcess(part, rms ? 1 : 0, buffer, FRAMES)
  }, signal)

const RATES = [44100, 192000]
const ONE_MINUS_1_E = 1 - Math.exp(-1)

describe('ballistics', () => {
  it.each(RATES)('reach 63 %% of a step in the attack time, and come back in the release time, at %i Hz', (rateHz) => {
    for (const [attackMs, releaseMs] of [
      [0.1, 5],
      [15, 150],
      [200, 400],
    ] as const) {
      const step = Math.round(rateHz * 0.9)
      const reduction = ballistics(rateHz, attackMs, releaseMs, (i) => (i < step ? 12 : 0))
      const attack = reduction.findIndex((x) => x >= 12 * ONE_MINUS_1_E) + 1
      const settled = reduction[step - 1] as number
      const release = reduction.findIndex((x, i) => i >= step && x <= settled * (1 - ONE_MINUS_1_E)) + 1 - step
      const tolerance = (ms: number) => Math.max(0.01 * ms, 1000 / rateHz)
      expect(Math.abs((attack / rateHz) * 1000 - attackMs), `attack ${attackMs}`).toBeLessThanOrEqual(
        tolerance(attackMs),
      )
      expect(Math.abs((release / rateHz) * 1000 - releaseMs), `release ${releaseMs}`).toBeLessThanOrEqual(
        tolerance(releaseMs),
      )
    }
  })
})

describe('the level detector', () => {
  it.each(RATES)('reads the mean power of a sine, with a time constant of 10 ms, at %i Hz', (rateHz) => {
    const power = detect(rateHz, true, 100, (i) => Math.sin((2 * Math.PI * 5000 * i) / rateHz))
    expect(10 * Math.log10(power[rateHz / 2] as number)).toBeCloseTo(-3.01, 1)
    const step = detect(rateHz, true, 100, () => 1)
    const reached = step.findIndex((x) => x >= ONE_MINUS_1_E) + 1
    expect(reached / rateHz).toBeCloseTo(0.01, 4)
  })

  it.each(RATES)(
    'reads the peak of a sine without ripple, at once, and lets it go within 4 %% of the release, at %i Hz',
    (rateHz) => {
      const releaseMs = 200
      const stop = Math.round(rateHz * 0.5)
      const power = detect(rateHz, false, releaseMs, (i) =>
        i < stop ? 0.5 * Math.sin((2 * Math.PI * 441 * i) / rateHz) : 0,
      )
      const settled = power.subarray(Math.round(rateHz * 0.1), stop)
      expect(10 * Math.log10(Math.min(...settled.subarray(0, 20000)))).toBeCloseTo(-6.02, 1)
      expect(10 * Math.log10(Math.max(...settled.subarray(0, 20000)))).toBeCloseTo(-6.02, 1)
      const gone = power.findIndex((x, i) => i >= stop && x === 0)
      expect(((gone - stop) / rateHz) * 1000).toBeLessThanOrEqual(0.04 * releaseMs + 0.1)
      expect(detect(rateHz, false, releaseMs, (i) => (i === 1000 ? 0.7 : 0))[1000]).toBeCloseTo(0.49, 12)
    },
  )
})

describe('the whole compressor', () => {
  // Seen from outside, on a 1 kHz tone that jumps by 18 dB and back, by the envelope of its gain in decibels.
  it('keeps the stated attack and release within 5 %, peak detector', () => {
    const rateHz = 48000
    for (const [attackMs, releaseMs] of [
      [15, 150],
      [50, 600],
      [5, 100],
    ] as const) {
      const up = 24000
      const down = 96000
      const frames = down + 96000
      const amplitude = (i: number) => (i >= up && i < down ? 1 : 10 ** (-18 / 20))
      const left = Float32Array.from(
        { length: frames },
        (_, i) => amplitude(i) * Math.cos((2 * Math.PI * 1000 * (i - up)) / rateHz),
      )
      const settings = strip((s) =>
        Object.assign(s.compressor, {
          on: true,
          thresholdDb: -18,
          kneeDb: 0,
          ratio: 4,
          detector: 'peak',
          attackMs,
          releaseMs,
        }),
      )
      const out = runStrip({ left, right: left.slice() }, [{ frame: 0, settings }], { rateHz, block: 4096 }).left
      // At every extremum of the tone (24 samples apart) the gain can be read without noise.
      const gainDb = (i: number) => 20 * Math.log10((out[i] as number) / (left[i] as number))
      const crossing = (from: number, level: number, rising: boolean) => {
        for (let i = from; i < frames; i += 24) {
          const now = gainDb(i)
          if (rising ? now >= level : now <= level) {
            const before = gainDb(i - 24)
            return i - 24 + (24 * (level - before)) / (now - before) - from
          }
        }
        return Number.NaN
      }
      const settled = gainDb(down - 24)
      expect(settled).toBeCloseTo(-13.5, 2)
      const attack = (crossing(up, settled * ONE_MINUS_1_E, false) / rateHz) * 1000
      const release = (crossing(down, settled * (1 - ONE_MINUS_1_E), true) / rateHz) * 1000
      expect(attack / attackMs, `attack ${attackMs}`).toBeGreaterThan(0.95)
      expect(attack / attackMs, `attack ${attackMs}`).toBeLessThan(1.05)
      expect(release / releaseMs, `release ${releaseMs}`).toBeGreaterThan(0.95)
      expect(release / releaseMs, `release ${releaseMs}`).toBeLessThan(1.05)
    }
  })
})
