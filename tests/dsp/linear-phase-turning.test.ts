import { describe, expect, it } from 'vitest'
import { EQ_BAND } from '../../src/params'
import { type Band, isSame, LinearPhaseRunner, lane, noisePairs, peak, section } from './linear-phase-runner'
import { clickDbfs } from './smoothing-click'

const BELL: Band[] = [{ type: 'bell', hz: 1000, gainDb: 6, q: 1 }]
const SPLIT: Band[] = [...BELL, { type: 'highShelf', hz: 3000, gainDb: -9, q: 0.7, channels: 'side' }]

function tone(frames: number, rateHz: number): Float64Array {
  const out = new Float64Array(2 * frames)
  for (let i = 0; i < frames; i++) {
    const x = 0.5 * Math.sin((2 * Math.PI * 997 * i) / rateHz)
    out[2 * i] = x
    out[2 * i + 1] = 0.5 * x
  }
  return out
}

describe('latency', () => {
  it.each([
    [44100, 18431],
    [48000, 18431],
    [88200, 36863],
    [96000, 36863],
    [176400, 73727],
    [192000, 73727],
  ])('at %i Hz is %i frames', (rateHz, frames) => {
    expect(new LinearPhaseRunner(section([]), rateHz, 128).host.latencyFrames).toBe(frames)
  })

  it('is all there is without a band that does anything, or switched off: a delay bit for bit', () => {
    const flat = [section([]), section([{ type: 'bell', hz: 50, gainDb: 0, q: 3 }]), section(SPLIT, false)]
    for (const params of flat) {
      const input = noisePairs(50000, 8)
      const runner = new LinearPhaseRunner(params)
      const out = runner.run(input)
      const delay = 2 * runner.host.latencyFrames
      expect(peak(out.subarray(0, delay))).toBe(0)
      expect(isSame(out.subarray(delay), input.subarray(0, input.length - delay))).toBe(true)
    }
  })

  it('is that of the sound also when it is equalised', () => {
    const runner = new LinearPhaseRunner(section(SPLIT))
    const samples = lane(runner.impulse(1, 0), 0)
    expect(samples.indexOf(peak(samples))).toBe(runner.host.latencyFrames)
  })
})

describe('turned while it plays', () => {
  const input = noisePairs(100000, 9)
  /** 0.35 s after the turn: by then a new setting is heard in full. */
  const late = 2 * 36900

  // Broken once by leaving out one block of the past.
  it('arrives where a fresh one starts, bit for bit, from flat or from another setting', () => {
    for (const first of [section([]), section(BELL), section(SPLIT, false)]) {
      for (const last of [section(SPLIT), section([{ type: 'tilt', hz: 500, gainDb: 2 }]), section([])]) {
        const turned = new LinearPhaseRunner(first).run(input, 4096, [{ frame: 20011, params: last }])
        const fresh = new LinearPhaseRunner(last).run(input)
        expect(isSame(turned.subarray(late), fresh.subarray(late))).toBe(true)
      }
    }
  })

  it('arrives at the last of many settings', () => {
    const changes = Array.from({ length: 60 }, (_, i) => ({
      frame: 5000 + 401 * i,
      params: section([{ type: 'bell', hz: 200 + 20 * i, gainDb: (i % 7) - 3, q: 1 }], i % 5 !== 0),
    }))
    const last = changes[59]!.params
    const turned = new LinearPhaseRunner(section([])).run(input, 4096, changes)
    const fresh = new LinearPhaseRunner(last).run(input)
    expect(isSame(turned.subarray(2 * 60000), fresh.subarray(2 * 60000))).toBe(true)
  })

  // Broken once by a switch instead of the cross-fade.
  it.each([44100, 96000])('does not click at %i Hz', (rateHz) => {
    const every = Math.round(rateHz / 4)
    const steps = [
      section(BELL),
      section([{ type: 'bell', hz: 1000, gainDb: -18, q: 1 }]),
      section([{ type: 'notch', hz: 997, q: 1 }]),
      section(SPLIT),
      section(SPLIT, false),
      section([{ type: 'tilt', hz: 997, gainDb: 12 }]),
      section([]),
    ]
    const changes = steps.map((params, i) => ({ frame: (i + 1) * every + 37 * i, params }))
    const frames = (steps.length + 4) * every
    const out = new LinearPhaseRunner(section([]), rateHz).run(tone(frames, rateHz), 128, changes)
    const samples = Float32Array.from(lane(out, 0))
    const quiet = Math.round(rateHz * 0.45)
    expect(clickDbfs(samples, rateHz, quiet)).toBeLessThan(-80)
  })

  it('starts afresh after reset, whatever was under way', () => {
    const runner = new LinearPhaseRunner(section(BELL))
    runner.run(input.subarray(0, 2 * 9000))
    runner.set(section(SPLIT))
    runner.run(input.subarray(0, 2 * 5000))
    runner.host.reset()
    expect(isSame(runner.run(input), new LinearPhaseRunner(section(SPLIT)).run(input))).toBe(true)
  })
})

it.each([44100, 88200, 192000])('stays finite with every parameter at either end at %i Hz', (rateHz) => {
  const runner = new LinearPhaseRunner(section([]), rateHz)
  const input = noisePairs(runner.host.latencyFrames + 5000)
  for (const { id: type } of EQ_BAND.type.options) {
    for (const hz of [EQ_BAND.hz.min, EQ_BAND.hz.max]) {
      for (const gainDb of [EQ_BAND.gainDb.min, EQ_BAND.gainDb.max]) {
        for (const q of [EQ_BAND.q.min, EQ_BAND.q.max]) {
          const channels = (['stereo', 'mid', 'side'] as const)[(hz > 20 ? 1 : 0) + (gainDb > 0 ? 1 : 0)]
          const bands = Array.from({ length: 8 }, () => ({ type, hz, gainDb, q, ...(channels && { channels }) }))
          runner.set(section(bands))
          runner.host.reset()
          const out = runner.run(input)
          expect(out.every(Number.isFinite), `${type} ${hz} ${gainDb} ${q}`).toBe(true)
        }
      }
    }
  }
})
