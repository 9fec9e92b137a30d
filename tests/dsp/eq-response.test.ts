import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eqResponseDb } from '../../src/engine/response-curve'
import { EQ_BAND, type EqBandSettings, packBlock, STRIP_LAYOUT } from '../../src/params'
import { bellDb, highShelfDb, lowShelfDb, notchDb, tiltDb } from './eq-prototypes'
import { makeDsp, noise, runStrip, sine, strip } from './group-strip-runner'

const dsp = makeDsp()
const RATES = [44100, 48000, 88200, 96000, 176400, 192000]
const GAINS = [-12, -6, -3, 3, 6, 12]
/** 20 Hz to 18 kHz, log-spaced. */
const FREQUENCIES = Float64Array.from({ length: 240 }, (_, i) => 20 * 900 ** (i / 239))

function responseDb(band: Partial<EqBandSettings>, rateHz: number, frequenciesHz = FREQUENCIES): Float64Array {
  const settings = strip((s) => Object.assign(s.eq.bands[0] as EqBandSettings, { on: true }, band))
  return eqResponseDb(
    dsp,
    packBlock(STRIP_LAYOUT, settings, new Float64Array(STRIP_LAYOUT.length)),
    'strip',
    rateHz,
    frequenciesHz,
  )
}

/** Largest distance in decibels from a prototype, where the prototype is above -40 dB. */
function worstDb(band: Partial<EqBandSettings>, rateHz: number, prototype: (hz: number) => number): number {
  const running = responseDb(band, rateHz)
  let worst = 0
  FREQUENCIES.forEach((hz, i) => {
    const wanted = prototype(hz)
    const distance = Math.abs((running[i] as number) - wanted)
    if (wanted > -40 && !(distance <= worst)) worst = distance
  })
  return worst
}

describe('bands follow their analogue prototypes up to 18 kHz', () => {
  // A textbook (bilinear) bell fails the first of these by up to 6 dB.
  it.each(RATES)('bells up to 10 kHz within 0.25 dB at %i Hz (the bar is 0.6)', (rateHz) => {
    for (const hz of [20, 50, 200, 1000, 3000, 5000, 8000, 10000]) {
      for (const gainDb of GAINS) {
        for (const q of [0.5, 0.71, 1, 2, 4]) {
          const worst = worstDb({ type: 'bell', hz, gainDb, q }, rateHz, (f) => bellDb(f, hz, gainDb, q))
          expect(worst, `bell ${hz} Hz ${gainDb} dB Q ${q}`).toBeLessThan(0.25)
        }
      }
    }
  })

  it.each(RATES)('bells up to 18 kHz within 0.6 dB at %i Hz', (rateHz) => {
    for (const hz of [12000, 14000, 16537.5, 18000]) {
      for (const gainDb of GAINS) {
        for (const q of [0.5, 1, 4]) {
          const worst = worstDb({ type: 'bell', hz, gainDb, q }, rateHz, (f) => bellDb(f, hz, gainDb, q))
          expect(worst, `bell ${hz} Hz ${gainDb} dB Q ${q}`).toBeLessThan(0.6)
        }
      }
    }
  })

  it.each(RATES)('shelves within 0.4 dB for Q up to 2, 1 dB at Q 4, at %i Hz', (rateHz) => {
    for (const hz of [50, 100, 1000, 3000, 5000, 8000, 10000, 18000]) {
      for (const gainDb of GAINS) {
        for (const q of [0.5, 0.71, 1, 2, 4]) {
          const bar = q > 2 ? 1 : 0.4
          const low = worstDb({ type: 'lowShelf', hz, gainDb, q }, rateHz, (f) => lowShelfDb(f, hz, gainDb, q))
          const high = worstDb({ type: 'highShelf', hz, gainDb, q }, rateHz, (f) => highShelfDb(f, hz, gainDb, q))
          expect(low, `low shelf ${hz} Hz ${gainDb} dB Q ${q}`).toBeLessThan(bar)
          expect(high, `high shelf ${hz} Hz ${gainDb} dB Q ${q}`).toBeLessThan(bar)
        }
      }
    }
  })

  it.each(RATES)('tilts within 0.15 dB, notches within 0.4 dB at %i Hz', (rateHz) => {
    for (const hz of [20, 100, 1000, 5000, 10000, 14000]) {
      for (const gainDb of GAINS) {
        const tilt = worstDb({ type: 'tilt', hz, gainDb }, rateHz, (f) => tiltDb(f, hz, gainDb))
        expect(tilt, `tilt ${hz} Hz ${gainDb} dB`).toBeLessThan(0.15)
      }
      for (const q of [0.5, 1, 4, 18]) {
        const notch = worstDb({ type: 'notch', hz, q }, rateHz, (f) => notchDb(f, hz, q))
        expect(notch, `notch ${hz} Hz Q ${q}`).toBeLessThan(0.4)
      }
    }
  })
})

describe('every band', () => {
  const anyBand = fc.record({
    type: fc.constantFrom(...EQ_BAND.type.options.map((option) => option.id)),
    hz: fc.double({ min: EQ_BAND.hz.min, max: EQ_BAND.hz.max, noNaN: true }),
    gainDb: fc.double({ min: EQ_BAND.gainDb.min, max: EQ_BAND.gainDb.max, noNaN: true }),
    q: fc.double({ min: EQ_BAND.q.min, max: EQ_BAND.q.max, noNaN: true }),
    rateHz: fc.constantFrom(...RATES),
  })

  it('is stable and finite at any setting: an impulse dies away', () => {
    fc.assert(
      fc.property(anyBand, ({ rateHz, ...band }) => {
        const frames = 65536
        const impulse = { left: new Float32Array(frames), right: new Float32Array(frames) }
        impulse.left[0] = 1
        const settings = strip((s) => Object.assign(s.eq.bands[0] as EqBandSettings, { on: true }, band))
        const { left, right } = runStrip(impulse, [{ frame: 0, settings }], { rateHz, block: 4096, dsp: makeDsp() })
        const peak = (from: number, to: number) =>
          left.subarray(from, to).reduce((most, x) => Math.max(most, Math.abs(x)), 0)
        expect(left.every(Number.isFinite)).toBe(true)
        expect(peak(0, 32768)).toBeLessThan(100)
        expect(peak(49152, 65536)).toBeLessThanOrEqual(Math.max(peak(0, 16384), 1e-9))
        expect(right.every((x) => x === 0)).toBe(true)
      }),
      { numRuns: 40, seed: 2 },
    )
  })

  it('cuts exactly what it boosts: +9 then -9 dB of the same shape leaves the sound alone', () => {
    for (const type of ['bell', 'lowShelf', 'highShelf', 'tilt'] as const) {
      const input = noise(8192)
      const settings = strip((s) => {
        Object.assign(s.eq.bands[0] as EqBandSettings, { on: true, type, hz: 3000, gainDb: 9, q: 0.8 })
        Object.assign(s.eq.bands[1] as EqBandSettings, { on: true, type, hz: 3000, gainDb: -9, q: 0.8 })
      })
      const { left } = runStrip(input, [{ frame: 0, settings }])
      left.forEach((x, i) => {
        expect(Math.abs(x - (input.left[i] as number))).toBeLessThan(1e-6)
      })
    }
  })

  it('does to a steady sine what the drawn curve says', () => {
    for (const [type, hz, tone] of [
      ['bell', 8000, 9000],
      ['lowShelf', 120, 60],
      ['highShelf', 6000, 15000],
      ['tilt', 700, 5000],
      ['notch', 2000, 1500],
    ] as const) {
      const rateHz = 44100
      const settings = strip((s) =>
        Object.assign(s.eq.bands[3] as EqBandSettings, { on: true, type, hz, gainDb: 8, q: 1.3 }),
      )
      const { left } = runStrip(sine(44100, tone, rateHz, 0.25), [{ frame: 0, settings }], { rateHz })
      const tail = left.subarray(22050)
      const rms = Math.sqrt(tail.reduce((sum, x) => sum + x * x, 0) / tail.length)
      const measuredDb = 20 * Math.log10((rms * Math.SQRT2) / 0.25)
      const [drawnDb] = responseDb({ type, hz, gainDb: 8, q: 1.3 }, rateHz, Float64Array.of(tone))
      expect(measuredDb, type).toBeCloseTo(drawnDb as number, 2)
    }
  })
})
