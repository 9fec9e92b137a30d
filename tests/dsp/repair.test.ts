import { describe, expect, it } from 'vitest'
import { LoudnessMeter, METER } from '../../src/engine/loudness-meter'
import { REPAIR } from '../../src/params'
import {
  both,
  type ParamStep,
  pinkNoise,
  runSingle,
  type Stereo64,
  sameSamples,
  slots,
  toneDb,
  whiteNoise,
} from './eq-runner'
import { makeDsp } from './group-strip-runner'
import { clickDbfs } from './smoothing-click'

const RATES = [44100, 48000, 88200, 96000, 176400, 192000]
const always = (changes: Record<string, unknown>): ParamStep[] => [{ frame: 0, params: slots(REPAIR, changes) }]
const dbfs = (x: number) => 20 * Math.log10(Math.abs(x))
const largest = (samples: Float64Array, from = 0) =>
  samples.subarray(from).reduce((most, x) => Math.max(most, Math.abs(x)), 0)

// Broken once by a corner of 1 Hz (the first) and of 20 Hz (the second).
describe('the DC blocker', () => {
  it.each(RATES)('takes an offset of full scale below -100 dBFS in 1 s (in 0.6 s), at %i Hz', (rateHz) => {
    const { left } = runSingle(
      'repair',
      both(rateHz, () => 1),
      always({ dcBlockerOn: true }),
      { rateHz },
    )
    expect(dbfs(largest(left, Math.round(0.6 * rateHz)))).toBeLessThan(-100)
  })

  it.each([44100, 192000])('leaves 30 Hz alone within 0.01 dB (the bar is 0.1) at %i Hz', (rateHz) => {
    const tone = both(2 * rateHz, (i) => 0.5 * Math.sin((2 * Math.PI * 30 * i) / rateHz))
    const { left } = runSingle('repair', tone, always({ dcBlockerOn: true }), { rateHz })
    expect(Math.abs(toneDb(left, 30, rateHz, rateHz) - dbfs(0.5))).toBeLessThan(0.01)
  })
})

describe('the hum notch', () => {
  const hum = (mainsHz: number, count: number, rateHz: number) => (i: number) => {
    let sum = 0
    for (let k = 1; k <= count; k++) sum += (0.05 / k) * Math.sin((2 * Math.PI * k * mainsHz * i) / rateHz + k)
    return sum
  }

  // Broken once by notches at the wrong multiples.
  it.each([
    [44100, 50, 8, 20],
    [48000, 50, 4, 60],
    [48000, 60, 8, 30],
    [192000, 60, 4, 4],
  ])(
    'takes more than 80 dB off hum once it has settled: %i Hz, mains %i Hz, %i notches, Q %i',
    (rateHz, mainsHz, harmonics, q) => {
      const seconds = 0.25 + 0.062 * q
      const signal = hum(mainsHz, harmonics, rateHz)
      const input = both(Math.round((seconds + 0.5) * rateHz), signal)
      const settings = { humOn: true, humHz: String(mainsHz), humHarmonics: harmonics, humQ: q }
      const { left } = runSingle('repair', input, always(settings), { rateHz })
      const from = Math.round(seconds * rateHz)
      for (let k = 1; k <= harmonics; k++) {
        const fell = toneDb(input.left, k * mainsHz, rateHz, from) - toneDb(left, k * mainsHz, rateHz, from)
        expect(fell, `${k * mainsHz} Hz`).toBeGreaterThan(80)
      }
    },
  )

  // Broken once by a number of notches that changed without the sections being made for it.
  it('follows its choices while it runs: another mains frequency, more harmonics', () => {
    const rateHz = 48000
    const input = both(2 * rateHz, hum(60, 4, rateHz))
    const steps = [
      { frame: 0, params: slots(REPAIR, { humOn: true, humHz: '50', humHarmonics: 1 }) },
      { frame: 5000, params: slots(REPAIR, { humOn: true, humHz: '60', humHarmonics: 4 }) },
    ]
    const { left } = runSingle('repair', input, steps)
    for (const hz of [60, 120, 180, 240]) {
      const fell = toneDb(input.left, hz, rateHz, rateHz) - toneDb(left, hz, rateHz, rateHz)
      expect(fell, `${hz} Hz`).toBeGreaterThan(40)
    }
  })

  // Narrow notches at 50 to 480 Hz: what they take from music is the sum of their noise bandwidths.
  // Broken once by a default Q of 20.
  it.each(['50', '60'])(
    'and the DC blocker leave a 1 kHz tone and the loudness of pink noise within 0.1 dB, mains %s Hz',
    (humHz) => {
      const rateHz = 48000
      const settings = { dcBlockerOn: true, humOn: true, humHz }
      const tone = both(rateHz, (i) => 0.1 * Math.sin((2 * Math.PI * 1000 * i) / rateHz))
      const all = { ...settings, humHarmonics: 8 }
      const { left } = runSingle('repair', tone, always(all))
      expect(Math.abs(toneDb(left, 1000, rateHz, rateHz / 2) + 20)).toBeLessThan(0.02)
      const pink = both(10 * rateHz, pinkNoise(7))
      const loudness = (sound: Stereo64) => {
        const meter = new LoudnessMeter(makeDsp(), { rateHz, maxBlock: 4096, channels: 2 })
        meter.process(Float32Array.from(sound.left), Float32Array.from(sound.right), sound.left.length)
        meter.refresh()
        return meter.values[METER.integratedLufs] as number
      }
      const before = loudness(pink)
      const change = (changes: Record<string, unknown>) => loudness(runSingle('repair', pink, always(changes))) - before
      // Four notches of the default Q take 0.07 dB, eight take 0.16; a Q of 20 would take 0.1 and 0.23.
      expect(change(settings)).toBeGreaterThan(-0.1)
      expect(change({ ...all, humQ: 60 })).toBeGreaterThan(-0.1)
    },
  )
})

describe('repair', () => {
  it('passes the sound bit for bit while it is off, before and after it was on', () => {
    const rateHz = 48000
    const noise = whiteNoise(3)
    const input = both(rateHz, () => noise())
    const on = slots(REPAIR, { dcBlockerOn: true, humOn: true })
    const steps = [
      { frame: 0, params: slots(REPAIR) },
      { frame: 8000, params: on },
      { frame: 16000, params: slots(REPAIR) },
    ]
    const { left } = runSingle('repair', input, steps)
    expect(left.subarray(0, 8000)).toEqual(input.left.subarray(0, 8000))
    expect(left.subarray(12000, 16000)).not.toEqual(input.left.subarray(12000, 16000))
    expect(left.subarray(17600)).toEqual(input.left.subarray(17600))
  })

  it.each([
    ['DC blocker in', {}, { dcBlockerOn: true }],
    ['DC blocker out', { dcBlockerOn: true }, {}],
    ['notch in', {}, { humOn: true, humHarmonics: 8 }],
    ['notch out', { humOn: true }, { humOn: false }],
    ['mains', { humOn: true, humHarmonics: 8 }, { humOn: true, humHarmonics: 8, humHz: '60' }],
    ['harmonics', { humOn: true, humHarmonics: 1 }, { humOn: true, humHarmonics: 8 }],
    ['Q', { humOn: true, humHarmonics: 8, humQ: 60 }, { humOn: true, humHarmonics: 8, humQ: 4 }],
  ])('moves without a click, below -80 dBFS: %s', (_name, before, after) => {
    const rateHz = 48000
    const input = both(rateHz, (i) => 0.5 * Math.sin((2 * Math.PI * 997 * i) / rateHz) + 0.05)
    const steps = [
      { frame: 0, params: slots(REPAIR, before) },
      { frame: 12000, params: slots(REPAIR, after) },
    ]
    const { left } = runSingle('repair', input, steps)
    expect(clickDbfs(Float32Array.from(left), rateHz, 11000)).toBeLessThan(-80)
  })

  // Broken once by a control grid that began with every block.
  it('gives the same samples in blocks of any size', () => {
    const noise = whiteNoise(5)
    const input = both(9000, () => noise())
    const steps = [
      { frame: 0, params: slots(REPAIR, { dcBlockerOn: true }) },
      { frame: 1000, params: slots(REPAIR, { dcBlockerOn: true, humOn: true, humHarmonics: 7 }) },
      { frame: 5003, params: slots(REPAIR, { humOn: true, humHarmonics: 2, humQ: 50 }) },
    ]
    const whole = runSingle('repair', input, steps)
    for (const block of [1, 17, 128])
      expect(sameSamples(runSingle('repair', input, steps, { block }), whole), `${block}`).toBe(true)
  })

  it.each(RATES)('stays finite at both ends of every parameter, and silence stays silence, at %i Hz', (rateHz) => {
    for (const humHz of ['50', '60']) {
      for (const humHarmonics of [1, 8]) {
        for (const humQ of [4, 60]) {
          const steps = always({ dcBlockerOn: true, humOn: true, humHz, humHarmonics, humQ })
          const noise = whiteNoise(9)
          const { left } = runSingle(
            'repair',
            both(20000, () => noise()),
            steps,
            { rateHz },
          )
          expect(left.every(Number.isFinite)).toBe(true)
          expect(largest(left)).toBeLessThan(4)
          const silent = runSingle(
            'repair',
            both(20000, () => 0),
            steps,
            { rateHz },
          )
          expect(silent.left.every((x) => x === 0) && silent.right.every((x) => x === 0)).toBe(true)
        }
      }
    }
  })
})
