import { describe, expect, it } from 'vitest'
import type { LimiterSettings } from '../../src/engine/limiter'
import { samplesTruePeak } from '../../src/engine/true-peak'
import { type LimiterRun, limit } from './limiter-runner'
import {
  bandLimitedNoise,
  bandLimitedSquare,
  decibels,
  dsp,
  faded,
  naiveSquare,
  type Stereo,
  sine,
  whiteNoise,
} from './limiter-signals'

const FRAMES = 24000

function peakDb({ left, right }: Stereo): number {
  return decibels(samplesTruePeak(dsp, left, right))
}

// The same signals by other meters, read by hand on float32 files of the limiter's output at 44.1, 48, 96 and 192 kHz:
//   sox out.wav -t f32 - gain -3 rate -v RATE*8 (and *16) | sox ... -n stats, plus 3 dB; ffmpeg -af ebur128=peak=true
// Band-limited noise and squares, fs/4 sines, a rough mix 3 and 12 dB over: ceiling + 0.00 dB in every case with the
// default settings. Full-band noise reads up to 0.9 dB over at sox, whose converter takes away what lies above 0.475 of
// the rate and so measures another signal.
describe('the ceiling', () => {
  const hot = 4
  const cases: [string, (rateHz: number) => Stereo][] = [
    ['full-band noise', () => ({ left: whiteNoise(FRAMES, hot, 1), right: whiteNoise(FRAMES, hot, 2) })],
    [
      'naive squares',
      (rateHz) => ({ left: naiveSquare(FRAMES, hot, 997, rateHz), right: naiveSquare(FRAMES, hot, 6007, rateHz) }),
    ],
    [
      'band-limited noise',
      () => ({
        left: faded(bandLimitedNoise(FRAMES, hot, 3), 441),
        right: faded(bandLimitedNoise(FRAMES, hot, 4), 441),
      }),
    ],
    [
      'band-limited squares',
      (rateHz) => ({
        left: faded(bandLimitedSquare(FRAMES, hot, 997, rateHz), 441),
        right: faded(bandLimitedSquare(FRAMES, hot, 3001, rateHz), 441),
      }),
    ],
    [
      'faded fs/4 sines at 45 degrees',
      () => ({ left: faded(sine(FRAMES, 1.41, 0.25, 45), 441), right: faded(sine(FRAMES, hot, 0.25, 45), 441) }),
    ],
  ]
  const settings: Partial<LimiterSettings>[] = [
    {},
    { lookAheadMs: 0.5, releaseMs: 5, autoRelease: false },
    { lookAheadMs: 5, ceilingDbtp: 0 },
  ]
  // Falls if the second stage is left out: gain that moves makes peaks of its own.
  it.each(cases)('holds on %s, driven 12 dB over', (_, make) => {
    for (const rateHz of [44100, 96000]) {
      const stereo = make(rateHz)
      for (const each of settings) {
        const result = limit(stereo, { rateHz, settings: each })
        const over = peakDb(result) - (each.ceilingDbtp ?? -1)
        expect(over).toBeLessThan(0.005)
        expect(over).toBeGreaterThan(-0.05)
      }
    }
  })

  it('holds while ceiling and look-ahead are turned down', () => {
    const stereo = { left: whiteNoise(FRAMES, 3, 5), right: whiteNoise(FRAMES, 3, 6) }
    const result = limit(stereo, {
      settings: { ceilingDbtp: 0, lookAheadMs: 5 },
      changes: [
        [8000, { lookAheadMs: 0.5 }],
        [9000, { lookAheadMs: 3 }],
        [12000, { ceilingDbtp: -6 }],
      ],
    })
    expect(peakDb(result)).toBeLessThan(0.005)
    // The sound of frame 12000 and later went in under the new ceiling; 64 frames are the meter's own reach.
    const after = { left: result.left.slice(12064), right: result.right.slice(12064) }
    after.left.fill(0, 0, 1)
    expect(decibels(Math.max(...after.left.map(Math.abs)))).toBeLessThan(-6 + 0.005)
  })
})

describe('the sound', () => {
  it('passes bit for bit while under the ceiling, and again after a peak', () => {
    const left = whiteNoise(400000, 0.3, 7)
    left[1000] = 3
    const result = limit({ left, right: left }, { settings: { autoRelease: false, releaseMs: 20 } })
    expect(result.left.subarray(0, 600)).toEqual(left.subarray(0, 600))
    expect(result.left.subarray(30000)).toEqual(left.subarray(30000))
    expect(result.left[1000]).toBeLessThan(0.9)
  })

  it('turns both channels down alike', () => {
    const left = sine(FRAMES, 2, 0.01)
    const right = sine(FRAMES, 0.1, 0.013)
    const result = limit({ left, right })
    for (let i = 5000; i < 6000; i++) {
      if (Math.abs(left[i]!) < 0.1 || Math.abs(right[i]!) < 0.01) continue
      expect(result.left[i]! / left[i]!).toBeCloseTo(result.right[i]! / right[i]!, 5)
    }
  })

  it('stays clean: 100 Hz, 6 dB over, has less than 0.05 % of distortion', () => {
    const rateHz = 48000
    const tone = sine(3 * rateHz, 2 * 10 ** (-1 / 20), 100 / rateHz)
    const { left } = limit({ left: tone, right: tone }, { rateHz })
    let [total, inPhase, quadrature] = [0, 0, 0]
    for (let i = 2 * rateHz; i < 3 * rateHz; i++) {
      const angle = (2 * Math.PI * 100 * i) / rateHz
      total += left[i]! ** 2
      inPhase += left[i]! * Math.sin(angle)
      quadrature += left[i]! * Math.cos(angle)
    }
    const fundamental = ((inPhase ** 2 + quadrature ** 2) * 2) / rateHz
    expect(Math.sqrt(Math.max(0, total - fundamental) / fundamental)).toBeLessThan(0.0005)
    expect(decibels(Math.sqrt((2 * fundamental) / rateHz))).toBeCloseTo(-1, 1)
  })

  it('lets go within the release: 63 % of the gain comes back in releaseMs', () => {
    const rateHz = 48000
    const steady = sine(2 * rateHz, 0.1, 0.01)
    const left = steady.slice()
    for (let i = 0; i < 4800; i++) left[i] = left[i]! * 40
    const { left: out } = limit({ left, right: left }, { rateHz, settings: { autoRelease: false, releaseMs: 200 } })
    const gainAt = (frame: number) => out[frame]! / left[frame]!
    const held = 10 ** (-1 / 20) / 4
    const after = 4800 + 0.2 * rateHz
    // Quarter periods are 25 frames: 25 + 100 k are crests.
    const crest = 25 + 100 * Math.round((after - 25) / 100)
    expect((gainAt(crest) - held) / (1 - held)).toBeGreaterThan(0.6)
    expect((gainAt(crest) - held) / (1 - held)).toBeLessThan(0.66)
  })

  it('goes on with its release when the look-ahead is turned', () => {
    const left = sine(FRAMES, 0.1, 0.01)
    for (let i = 2000; i < 3000; i++) left[i] = left[i]! * 40
    const settings = { autoRelease: false }
    const stayed = limit({ left, right: left }, { settings })
    const turned = limit({ left, right: left }, { settings, changes: [[6000, { lookAheadMs: 0.5 }]] })
    for (let i = 5000; i < FRAMES; i++) expect(Math.abs(turned.left[i]! - stayed.left[i]!)).toBeLessThan(0.003)
  })

  it('lets go faster after one peak than after sustained limiting, in auto mode', () => {
    const rateHz = 48000
    const gainAfter = (hotFrames: number) => {
      const left = sine(3 * rateHz, 0.1, 0.01)
      for (let i = rateHz - hotFrames; i < rateHz; i++) left[i] = left[i]! * 40
      const { left: out } = limit({ left, right: left }, { rateHz })
      const frame = rateHz + 14425
      return out[frame]! / left[frame]!
    }
    expect(gainAfter(100)).toBeGreaterThan(0.95)
    expect(gainAfter(40000)).toBeLessThan(0.85)
  })
})

describe('the machine', () => {
  const stereo = {
    left: whiteNoise(FRAMES, 2, 11).map((v, i) => v * Math.sin(i / 3000)),
    right: sine(FRAMES, 1.2, 0.21),
  }
  const changes: LimiterRun['changes'] = [
    [5000, { lookAheadMs: 1 }],
    [9001, { ceilingDbtp: -3, releaseMs: 30 }],
    [12003, { on: false }],
    [15000, { on: true, autoRelease: false }],
  ]

  it('gives the same samples for any block size, changes included', () => {
    const whole = limit(stereo, { changes })
    for (const blocks of [[1], [17], [128], [1000, 3, 64, 129]]) {
      const split = limit(stereo, { changes, blocks })
      expect(split.left).toEqual(whole.left)
      expect(split.right).toEqual(whole.right)
    }
  })

  it('comes to rest and wakes up on the same frame for any block size', () => {
    const left = whiteNoise(60000, 0.02, 21)
    for (const frame of [3000, 3300, 21001, 40017, 40500]) left[frame] = 1.5
    for (let i = 50000; i < 50900; i++) left[i] = left[i]! * 45
    const sparse = { left, right: left }
    const settings = { autoRelease: false, releaseMs: 5 }
    const whole = limit(sparse, { settings })
    for (const blocks of [[1], [17], [128], [77, 1000]]) {
      expect(limit(sparse, { settings, blocks }).left).toEqual(whole.left)
    }
    expect(whole.left.subarray(20000, 20500)).toEqual(left.subarray(20000, 20500))
    expect(peakDb(whole)).toBeLessThan(-1 + 0.005)
  })

  it('has one latency at a rate, on or off', () => {
    for (const rateHz of [44100, 48000, 88200, 96000, 176400, 192000]) {
      const left = new Float32Array(8192)
      left[100] = 0.5
      for (const settings of [{}, { on: false }, { lookAheadMs: 0.5 }]) {
        const result = limit({ left, right: left }, { rateHz, settings })
        expect(result.left[100]).toBe(0.5)
        expect(result.latency / rateHz).toBeLessThan(0.0085)
      }
    }
  })

  it('passes everything while off, and comes back to what it would have been', () => {
    expect(limit(stereo, { settings: { on: false } }).left).toEqual(stereo.left)
    const away = limit(stereo, {
      changes: [
        [3000, { on: false }],
        [6000, { on: true }],
      ],
    })
    const stayed = limit(stereo)
    expect(away.left.subarray(4000, 5000)).toEqual(stereo.left.subarray(4000, 5000))
    expect(away.left.subarray(6600)).toEqual(stayed.left.subarray(6600))
    expect(away.gainReductionDb).toBe(stayed.gainReductionDb)
  })

  it('switched on for the first time while it plays, it holds the ceiling once faded in', () => {
    const result = limit(stereo, { settings: { on: false }, changes: [[6000, { on: true }]] })
    const fadedIn = { left: result.left.slice(6500), right: result.right.slice(6500) }
    expect(Math.max(...fadedIn.left.map(Math.abs))).toBeLessThan(10 ** (-0.99 / 20))
  })

  it('turns silence into silence', () => {
    const silence = new Float32Array(5000)
    const result = limit({ left: silence, right: silence })
    expect(result.left.every((value) => value === 0)).toBe(true)
    expect(result.gainReductionDb).toBe(0)
  })
})
