import { describe, expect, it } from 'vitest'
import type { CompressorSettings, EqBandSettings, StripSettings } from '../../src/params'
import { runStrip, type Step, sine, strip } from './group-strip-runner'
import { clickDbfs } from './smoothing-click'

const START_SECONDS = 0.25

interface Turn {
  rateHz?: number
  updates?: number
  everyFrames?: number
}

/** The loudest click on 997 Hz at -6 dBFS while `set` goes from 0 to 1 in `updates` parameter blocks. */
function clickWhile(set: (settings: StripSettings, t: number) => void, turn: Turn = {}): number {
  const { rateHz = 48000, updates = 1, everyFrames = 768 } = turn
  const start = Math.round(START_SECONDS * rateHz)
  const steps: Step[] = [{ frame: 0, settings: strip((s) => set(s, 0)) }]
  for (let i = 1; i <= updates; i++) {
    steps.push({ frame: start + i * everyFrames, settings: strip((s) => set(s, i / updates)) })
  }
  const frames = start + updates * everyFrames + Math.round(0.4 * rateHz)
  const { left, right } = runStrip(sine(frames, 997, rateHz, 0.5), steps, { rateHz })
  const from = start - Math.round(0.02 * rateHz)
  return Math.max(clickDbfs(left, rateHz, from), clickDbfs(right, rateHz, from))
}

function band(settings: StripSettings, values: Partial<EqBandSettings>): void {
  Object.assign(settings.eq.bands[0] as EqBandSettings, { on: true }, values)
}

function equaliserWithBand(settings: StripSettings, values: Partial<EqBandSettings>, on: boolean): void {
  band(settings, values)
  settings.eq.on = on
}

function compressor(settings: StripSettings, values: Partial<CompressorSettings>): void {
  Object.assign(settings.compressor, { on: true, thresholdDb: -30, ratio: 4, attackMs: 0.1 }, values)
}

describe('the measure itself', () => {
  it('sees a hard cut and a 10 ms linear ramp', () => {
    const cut = sine(24000, 997, 48000, 0.5).left.map((x, i) => (i < 12007 ? x : 0))
    const linear = sine(24000, 997, 48000, 0.5).left.map((x, i) => x * Math.max(0, Math.min(1, (12487 - i) / 480)))
    expect(clickDbfs(cut, 48000, 8000)).toBeGreaterThan(-30)
    expect(clickDbfs(linear, 48000, 8000)).toBeGreaterThan(-72)
  })
})

describe('a bell turned from 0 to +12 dB in 100 ms', () => {
  it.each([44100, 48000, 96000, 192000])('stays below -80 dBFS at %i Hz (-100 here)', (rateHz) => {
    const turnedByPage = { rateHz, updates: 6, everyFrames: Math.round(rateHz * 0.016) }
    const turnedByBlock = { rateHz, updates: Math.round((rateHz * 0.1) / 128), everyFrames: 128 }
    const set = (s: StripSettings, t: number) => band(s, { gainDb: 12 * t })
    expect(clickWhile(set, turnedByPage)).toBeLessThan(-100)
    expect(clickWhile(set, turnedByBlock)).toBeLessThan(-100)
  })
})

describe('every control moves without a click: below -80 dBFS', () => {
  const drag = { updates: 6 }
  const controls: [string, (s: StripSettings, t: number) => unknown, Turn?][] = [
    ['bell -18 to +18 dB at once', (s, t) => band(s, { gainDb: -18 + 36 * t })],
    ['narrow bell at once', (s, t) => band(s, { gainDb: 18 * t, q: 18 })],
    ['wide bell at 10 kHz at once', (s, t) => band(s, { gainDb: 12 * t, q: 0.5, hz: 10000 })],
    [
      'frequency 20 Hz to 20 kHz in half a second',
      (s, t) => band(s, { gainDb: 12, hz: 20 * 1000 ** t }),
      { updates: 31 },
    ],
    ['frequency 200 Hz to 8 kHz at once', (s, t) => band(s, { gainDb: 12, hz: 200 * 40 ** t })],
    ['frequency of a notch', (s, t) => band(s, { type: 'notch', hz: 200 * 40 ** t }), { updates: 31 }],
    ['frequency of a shelf', (s, t) => band(s, { type: 'highShelf', gainDb: -12, hz: 200 * 40 ** t }), drag],
    ['Q', (s, t) => band(s, { gainDb: 12, q: 0.1 * 180 ** t }), drag],
    ['type, bell to high shelf', (s, t) => band(s, { gainDb: 12, type: t ? 'highShelf' : 'bell' })],
    ['type, low shelf to notch', (s, t) => band(s, { gainDb: 12, type: t ? 'notch' : 'lowShelf' })],
    ['a narrow band coming in', (s, t) => band(s, { gainDb: 12, hz: 5000, q: 18, on: t === 1 })],
    ['a band going out', (s, t) => band(s, { gainDb: 12, on: t === 0 })],
    ['equaliser off', (s, t) => equaliserWithBand(s, { gainDb: 12 }, t === 0)],
    ['equaliser on', (s, t) => equaliserWithBand(s, { gainDb: 12, hz: 5000, q: 18 }, t === 1)],
    [
      'high-pass in',
      (s, t) => Object.assign(s.filters, { highPassOn: t === 1, highPassHz: 1000, highPassSlope: '48' }),
    ],
    ['high-pass frequency', (s, t) => Object.assign(s.filters, { highPassOn: true, highPassHz: 20 * 50 ** t }), drag],
    [
      'high-pass slope',
      (s, t) => Object.assign(s.filters, { highPassOn: true, highPassHz: 1000, highPassSlope: t ? '48' : '12' }),
    ],
    [
      'low-pass frequency',
      (s, t) => Object.assign(s.filters, { lowPassOn: true, lowPassHz: 20000 / 40 ** t, lowPassSlope: '48' }),
      drag,
    ],
    ['trim', (s, t) => Object.assign(s.input, { trimDb: 6 * t })],
    ['polarity', (s, t) => Object.assign(s.input, { invertPolarity: t === 1 })],
    ['fader to silence', (s, t) => Object.assign(s.output, { gainDb: -60 * t })],
    [
      'fader dragged every block',
      (s, t) => Object.assign(s.output, { gainDb: 6 * t }),
      { updates: 12, everyFrames: 128 },
    ],
    ['balance', (s, t) => Object.assign(s.output, { balance: -100 * t })],
    ['mute', (s, t) => Object.assign(s.output, { mute: t === 1 })],
    ['compressor on', (s, t) => compressor(s, { on: t === 1 })],
    ['compressor off', (s, t) => compressor(s, { on: t === 0 })],
    ['threshold at once', (s, t) => compressor(s, { thresholdDb: -10 - 40 * t })],
    ['ratio at once', (s, t) => compressor(s, { ratio: t ? 20 : 1 })],
    ['knee at once', (s, t) => compressor(s, { thresholdDb: -12, kneeDb: 24 * t })],
    ['peak to RMS', (s, t) => compressor(s, { detector: t ? 'rms' : 'peak' })],
    ['RMS to peak', (s, t) => compressor(s, { detector: t ? 'peak' : 'rms' })],
    ['side-chain high-pass in', (s, t) => compressor(s, { keyHighPassHz: t ? 500 : 10 })],
    ['make-up', (s, t) => compressor(s, { makeupDb: 12 * t })],
    ['auto make-up', (s, t) => compressor(s, { autoMakeup: t === 1 })],
    ['mix', (s, t) => compressor(s, { mixPercent: 100 - 100 * t })],
    ['release', (s, t) => compressor(s, { detector: 'peak', attackMs: 10, releaseMs: t ? 20 : 2000 })],
  ]

  it.each(controls)('%s', (_name, set, turn) => {
    expect(clickWhile(set, turn)).toBeLessThan(-80)
  })
})
