import { describe, expect, it } from 'vitest'
import { LoudnessMeter, METER } from '../../src/engine/loudness-meter'
import { measureWhole } from '../spec/programme'
import { randomProgramme } from '../spec/random-programme'
import { dsp } from './limiter-signals'

const loudness = (energy: number) => -0.691 + 10 * Math.log10(energy)
const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length

/** ITU-R BS.1770-5 K-weighting at 48 kHz from the standard's own table, direct form I. */
function weighted(samples: Float32Array): Float64Array {
  const shelf = [1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585] as const
  const pass = [1, -2, 1, -1.99004745483398, 0.99007225036621] as const
  let out = Float64Array.from(samples)
  for (const [b0, b1, b2, a1, a2] of [shelf, pass]) {
    const next = new Float64Array(out.length)
    for (let i = 0; i < out.length; i++) {
      next[i] = b0 * out[i]! + b1 * (out[i - 1] ?? 0) + b2 * (out[i - 2] ?? 0)
      next[i]! -= a1 * (next[i - 1] ?? 0) + a2 * (next[i - 2] ?? 0)
    }
    out = next
  }
  return out
}

/** Every window of `seconds`, so many a second: mean squares added up from the samples, no histogram, no ring. */
function windows(squares: Float64Array, seconds: number, rateHz: number, perSecond = 10): number[] {
  const sums = new Float64Array(squares.length + 1)
  squares.forEach((square, i) => {
    sums[i + 1] = sums[i]! + square
  })
  const frames = seconds * rateHz
  const found: number[] = []
  const step = rateHz / perSecond
  for (let end = frames; end <= squares.length; end += step) {
    if (end % step === 0) found.push((sums[end]! - sums[end - frames]!) / frames)
  }
  return found
}

function twin(left: Float32Array, right: Float32Array, rateHz: number) {
  const other = weighted(right)
  const squares = weighted(left).map((value, i) => value ** 2 + other[i]! ** 2)
  const above = (values: number[], gate: number) => values.filter((value) => loudness(value) > gate)
  const blocks = above(windows(squares, 0.4, rateHz), -70)
  const range = (perSecond: number) => {
    const shorts = above(windows(squares, 3, rateHz, perSecond), -70)
    const ranged = above(shorts, loudness(mean(shorts)) - 20).sort((a, b) => a - b)
    const percentile = (p: number) => loudness(ranged[Math.round((ranged.length - 1) * p)]!)
    return percentile(0.95) - percentile(0.1)
  }
  return {
    integratedLufs: loudness(mean(above(blocks, loudness(mean(blocks)) - 10))),
    loudnessRangeLu: range(1),
    fineLoudnessRangeLu: range(10),
  }
}

describe('the loudness meter', () => {
  it('gates like a twin that keeps every window', () => {
    for (const seed of [1, 2, 3, 4]) {
      const { left, right } = randomProgramme(seed, 40, 48000)
      const ours = measureWhole(left, { right, rateHz: 48000 })
      const theirs = twin(left, right, 48000)
      expect(Math.abs(ours.integratedLufs - theirs.integratedLufs)).toBeLessThan(0.002)
      expect(Math.abs(ours.loudnessRangeLu - theirs.loudnessRangeLu)).toBeLessThan(0.02)
      expect(Math.abs(ours.fineLoudnessRangeLu - theirs.fineLoudnessRangeLu)).toBeLessThan(0.02)
    }
  })

  // Readings of FFmpeg 5.1's ebur128 on the same programmes as float32 files:
  // ffmpeg -i programme.wav -af ebur128=metadata=1:peak=true,ametadata=print:file=- -f null -
  // (last I, M and S; largest M over its 100 ms steps, which can be no larger than ours; true peak at 4x, as amplitude)
  it.each([
    [1, 48000, -21.545, -21.025, -20.496, -18.214, 0.33],
    [2, 44100, -25.893, -53.452, -53.529, -18.016, 0.314],
    [3, 96000, -29.083, -26.915, -26.925, -19.216, 0.311],
    [4, 48000, -23.94, -32.243, -33.653, -19.733, 0.268],
  ])('agrees with ffmpeg on programme %i at %i Hz', (seed, rateHz, integrated, momentary, shortTerm, most, peak) => {
    const { left, right } = randomProgramme(seed, 40, rateHz)
    const ours = measureWhole(left, { right, rateHz })
    expect(Math.abs(ours.integratedLufs - integrated)).toBeLessThan(0.02)
    expect(Math.abs(ours.momentaryLufs - momentary)).toBeLessThan(0.002)
    expect(Math.abs(ours.shortTermLufs - shortTerm)).toBeLessThan(0.002)
    expect(ours.maxMomentaryLufs).toBeGreaterThan(most - 0.002)
    expect(ours.maxMomentaryLufs).toBeLessThan(most + 0.1)
    expect(Math.abs(ours.truePeakDbtp - 20 * Math.log10(peak))).toBeLessThan(0.2)
  })

  it('reads 0 dBFS at 997 Hz in one channel as -3.01 LUFS at every rate, mono as one channel', () => {
    for (const rateHz of [44100, 48000, 88200, 96000, 176400, 192000]) {
      const tone = Float32Array.from({ length: rateHz }, (_, i) => Math.sin((2 * Math.PI * 997 * i) / rateHz))
      const oneSide = measureWhole(tone, { right: new Float32Array(rateHz), rateHz })
      expect(Math.abs(oneSide.integratedLufs + 3.01)).toBeLessThan(0.03)
      expect(measureWhole(tone, { rateHz, channels: 1 }).integratedLufs).toBe(oneSide.integratedLufs)
    }
  })

  it('gives the same readings for any block size', () => {
    const { left, right } = randomProgramme(9, 5, 44100)
    const readings = [1, 17, 128, 4096].map((block) => {
      const meter = new LoudnessMeter(dsp, { rateHz: 44100, maxBlock: block, channels: 2 })
      meter.process(left, right, left.length)
      meter.finish()
      meter.refresh()
      return [...meter.values]
    })
    for (const other of readings) expect(other).toEqual(readings[0])
  })

  it('starts afresh after a reset, and has no reading before a window is full', () => {
    const meter = new LoudnessMeter(dsp, { rateHz: 48000, maxBlock: 4096, channels: 2 })
    const { left, right } = randomProgramme(5, 6, 48000)
    const readings = () => {
      meter.process(left, right, left.length)
      meter.refresh()
      return [...meter.values]
    }
    const first = readings()
    meter.reset()
    expect([...meter.values].every((value) => value === -Infinity)).toBe(true)
    meter.process(left, right, 19199)
    meter.refresh()
    expect(meter.values[METER.momentaryLufs]).toBe(-Infinity)
    expect(meter.values[METER.integratedLufs]).toBe(-Infinity)
    meter.reset()
    expect(readings()).toEqual(first)
  })

  it('counts NaN and infinities as silence and goes on', () => {
    const { left, right } = randomProgramme(6, 4, 48000)
    const cleaned = left.slice()
    for (const frame of [1000, 20000, 20001]) {
      left[frame] = frame === 1000 ? Number.NaN : Number.POSITIVE_INFINITY
      cleaned[frame] = 0
    }
    expect(measureWhole(left, { right, rateHz: 48000 })).toEqual(measureWhole(cleaned, { right, rateHz: 48000 }))
  })
})
