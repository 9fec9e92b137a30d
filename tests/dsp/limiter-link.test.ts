import { describe, expect, it } from 'vitest'
import { samplesTruePeak } from '../../src/engine/true-peak'
import { clickDbfs, clickTone } from './click'
import { limit } from './limiter-runner'
import { bandLimitedNoise, decibels, dsp, faded, sameBits, sine, whiteNoise } from './limiter-signals'

const FRAMES = 24_000

function largestGain(out: Float32Array, input: Float32Array, from: number, to: number): number {
  let most = 0
  for (let i = from; i < to; i++) most = Math.max(most, Math.abs(out[i]!) / Math.abs(input[i]! || 1))
  return most
}

describe('the stereo link', () => {
  const left = sine(FRAMES, 0.5, 0.013)
  for (let i = 8000; i < 9000; i++) left[i] = left[i]! * 8
  const right = sine(FRAMES, 0.5, 0.017)

  it('at 0 % leaves the right channel alone, bit for bit, whatever the left one needs', () => {
    const result = limit({ left, right }, { settings: { stereoLinkPercent: 0 } })
    expect(result.right).toEqual(right)
    expect(Math.max(...result.left)).toBeLessThan(10 ** (-1 / 20))
    const mirrored = limit({ left: right, right: left }, { settings: { stereoLinkPercent: 0 } })
    expect(mirrored.left).toEqual(right)
    expect(mirrored.right).toEqual(result.left)
  })

  it('gives as much of the way as it says: the other channel falls by its part of the need', () => {
    // Long enough that the gains have arrived: 12 dB too much on the left, nothing on the right.
    const hot = sine(FRAMES, 4 * 10 ** (-1 / 20), 0.013)
    for (const percent of [0, 25, 50, 100]) {
      const settings = { stereoLinkPercent: percent, autoRelease: false }
      const result = limit({ left: hot, right }, { settings })
      const gain = largestGain(result.right, right, 12_000, 13_000)
      expect(gain).toBeCloseTo(1 - 0.75 * (percent / 100), 2)
    }
  })

  // Broken once by going the part of the way from the lower need upwards.
  it('keeps the ceiling in both channels, at any link and while it is turned', () => {
    const stereo = {
      left: faded(bandLimitedNoise(FRAMES, 4, 3), 441),
      right: whiteNoise(FRAMES, 1.5, 4),
    }
    for (const stereoLinkPercent of [0, 50, 95]) {
      const changes = [[12_000, { stereoLinkPercent: 100 - stereoLinkPercent }]] as [number, object][]
      const result = limit(stereo, { settings: { stereoLinkPercent }, changes })
      for (const channel of [result.left, result.right]) {
        expect(decibels(samplesTruePeak(dsp, channel, channel)) + 1).toBeLessThan(0.005)
      }
    }
  })

  it('gives the same samples for any block size while it is turned, and the linked ones once it is back', () => {
    const changes = [
      [5000, { stereoLinkPercent: 0 }],
      [8500, { stereoLinkPercent: 100 }],
    ] as [number, object][]
    const long = { left: new Float32Array(60_000), right: new Float32Array(60_000) }
    long.left.set(left)
    long.right.set(right)
    for (const start of [50_000, 55_000]) long.left.fill(2, start, start + 20)
    const settings = { autoRelease: false, releaseMs: 20 }
    const whole = limit(long, { settings, changes })
    for (const blocks of [[1], [17], [128], [1000, 3, 64, 129]]) {
      expect(sameBits(limit(long, { settings, changes, blocks }).pairs, whole.pairs)).toBe(true)
    }
    const linked = limit(long, { settings })
    expect(sameBits(whole.pairs.subarray(80_000), linked.pairs.subarray(80_000))).toBe(true)
  })

  // Broken once by taking the link at once, and once by parting the channels without the state that they had.
  it('does not click when it is turned', () => {
    const rateHz = 48_000
    const tone = clickTone(48_000, rateHz)
    const hot = tone.map((value) => 4 * value)
    const changes = [
      [14_000, { stereoLinkPercent: 0 }],
      [24_000, { stereoLinkPercent: 100 }],
      [34_000, { stereoLinkPercent: 40 }],
    ] as [number, object][]
    for (const lookAheadMs of [0.5, 2.5]) {
      const settings = { ceilingDbtp: -6, lookAheadMs, autoRelease: false, releaseMs: 10 }
      const { right } = limit({ left: hot, right: tone }, { rateHz, settings, changes })
      expect(Math.max(...right.subarray(20_000, 21_000))).toBeGreaterThan(0.49)
      expect(Math.max(...right.subarray(30_000, 31_000))).toBeLessThan(0.13)
      expect(clickDbfs(right, rateHz)).toBeLessThan(-80)
    }
  })
})
