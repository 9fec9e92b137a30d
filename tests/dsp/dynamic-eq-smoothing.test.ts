import { describe, expect, it } from 'vitest'
import { SingleProcessor } from '../../src/engine/single-processor'
import type { StripEqBandSettings } from '../../src/params'
import { both, runSingle, sameSamples, stripEq, whiteNoise } from './eq-runner'
import { makeDsp } from './group-strip-runner'
import { clickDbfs } from './smoothing-click'

type Band = Partial<StripEqBandSettings>
const base: Band = { hz: 1000, q: 1, rangeDb: -12, thresholdDb: -30, attackMs: 0.1, releaseMs: 5 }

// Broken once by a range and by a threshold that jumped.
describe('a dynamic band moves without a click: below -80 dBFS', () => {
  const clickBetween = (before: number[], after: number[], rateHz: number) => {
    const tone = both(rateHz, (i) => 0.5 * Math.sin((2 * Math.PI * 997 * i) / rateHz))
    const steps = [
      { frame: 0, params: before },
      { frame: Math.round(rateHz / 4) + 7, params: after },
    ]
    const { left } = runSingle('equaliser', tone, steps, { rateHz })
    return clickDbfs(Float32Array.from(left), rateHz, Math.round(0.2 * rateHz))
  }
  it.each([
    ['nothing', base, base],
    ['nothing, an octave away', { ...base, hz: 2000 }, { ...base, hz: 2000 }],
    [
      'nothing, two octaves above a low shelf',
      { ...base, type: 'lowShelf', hz: 4000 },
      { ...base, type: 'lowShelf', hz: 4000 },
    ],
    ['range', { ...base, rangeDb: 0 }, base],
    ['range taken back', base, { ...base, rangeDb: 0 }],
    ['range from down to up', base, { ...base, rangeDb: 12 }],
    ['threshold', { ...base, thresholdDb: 0 }, { ...base, thresholdDb: -40 }],
    ['gain', { ...base, gainDb: -9 }, { ...base, gainDb: 9 }],
    ['frequency', base, { ...base, hz: 6000 }],
    ['Q', base, { ...base, q: 18 }],
    ['type', base, { ...base, type: 'highShelf' }],
    ['type to one without a range', base, { ...base, type: 'notch' }],
    ['times', base, { ...base, attackMs: 200, releaseMs: 2000 }],
    ['the band in', { ...base, on: false }, base],
    ['the band out', base, { ...base, on: false }],
  ] as [string, Band, Band][])('%s', (_name, before, after) => {
    for (const rateHz of [44100, 96000]) {
      expect(clickBetween(stripEq([before]), stripEq([after]), rateHz), `${rateHz} Hz`).toBeLessThan(-80)
    }
  })

  it('the equaliser off and on', () => {
    expect(clickBetween(stripEq([base]), stripEq([base], false), 48000)).toBeLessThan(-80)
    expect(clickBetween(stripEq([base], false), stripEq([base]), 48000)).toBeLessThan(-80)
  })
})

describe('a dynamic equaliser', () => {
  const noise = whiteNoise(2)
  const input = both(24000, (i) => noise() * (i % 6000 < 2500 ? 1 : 0.03))
  const bands: Band[] = [
    { ...base, attackMs: 3, releaseMs: 40 },
    { type: 'highShelf', hz: 5000, gainDb: 3, rangeDb: -6, thresholdDb: -20 },
    { type: 'lowShelf', hz: 90, rangeDb: 6, thresholdDb: -40, attackMs: 20, releaseMs: 200 },
    { hz: 3000, gainDb: -2 },
  ]

  // Broken once by a grid of the band that began with every block.
  it('gives the same samples in blocks of any size, while it is turned and switched too', () => {
    const steps = [
      { frame: 0, params: stripEq(bands) },
      { frame: 3001, params: stripEq(bands.map((band) => ({ ...band, rangeDb: 4, thresholdDb: -35 }))) },
      { frame: 9000, params: stripEq(bands, false) },
      { frame: 15000, params: stripEq(bands) },
    ]
    const whole = runSingle('equaliser', input, steps)
    for (const block of [1, 17, 128])
      expect(sameSamples(runSingle('equaliser', input, steps, { block }), whole), `${block}`).toBe(true)
  })

  // Broken once by a window that went on where the last one stood.
  it('begins anew at each reset, whatever was played and set before', () => {
    const host = new SingleProcessor(makeDsp(), 'equaliser', { rateHz: 48000, maxBlock: 8000 })
    const play = () => {
      host.params.set(stripEq(bands))
      host.applyParams()
      host.reset()
      host.buffer.forEach((_, i, buffer) => {
        buffer[i] = (i % 2 ? input.right : input.left)[i >> 1] as number
      })
      host.process(8000)
      return host.buffer.slice()
    }
    const first = play()
    expect(play()).toEqual(first)
    host.params.set(stripEq(bands.map((band) => ({ ...band, releaseMs: 900, hz: 70, thresholdDb: -60 }))))
    host.applyParams()
    host.process(1003)
    expect(play()).toEqual(first)
  })

  it('passes the sound bit for bit while it is off, and comes back as if it had always been on', () => {
    const never = runSingle('equaliser', input, [{ frame: 0, params: stripEq(bands) }])
    const { left } = runSingle('equaliser', input, [
      { frame: 0, params: stripEq(bands) },
      { frame: 4000, params: stripEq(bands, false) },
      { frame: 12000, params: stripEq(bands) },
    ])
    expect(left.subarray(4512, 12000)).toEqual(input.left.subarray(4512, 12000))
    expect(left.subarray(12512)).toEqual(never.left.subarray(12512))
  })

  it.each([44100, 48000, 88200, 96000, 176400, 192000])(
    'stays finite at both ends of every parameter, and silence stays silence, at %i Hz',
    (rateHz) => {
      const ends: Band[] = []
      for (const type of ['bell', 'lowShelf', 'highShelf'] as const) {
        for (const hz of [20, 20000]) {
          for (const q of [0.1, 18]) {
            for (const gainDb of [-18, 18]) {
              const times = gainDb < 0 ? { attackMs: 0.1, releaseMs: 5 } : { attackMs: 200, releaseMs: 2000 }
              for (const rangeDb of [-18, 18])
                ends.push({ type, hz, q, gainDb, rangeDb, thresholdDb: q < 1 ? -80 : 0, ...times })
            }
          }
        }
      }
      const loud = both(6000, () => noise())
      const silence = both(1200, () => 0)
      for (const band of ends) {
        const steps = [{ frame: 0, params: stripEq([band]) }]
        const { left } = runSingle('equaliser', loud, steps, { rateHz })
        expect(
          left.every((x) => Math.abs(x) < 1e3),
          JSON.stringify(band),
        ).toBe(true)
        const silent = runSingle('equaliser', silence, steps, { rateHz })
        expect(silent.left.every((x) => x === 0) && silent.right.every((x) => x === 0)).toBe(true)
      }
    },
  )
})
