import { describe, expect, it } from 'vitest'
import { eqResponseDb } from '../../src/engine/response-curve'
import { packBlock, STRIP_LAYOUT, type StripSettings } from '../../src/params'
import { butterworthDb } from './eq-prototypes'
import { makeDsp, runStrip, strip } from './group-strip-runner'

const dsp = makeDsp()
const RATES = [44100, 48000, 96000, 192000]
const SLOPES = ['12', '24', '48'] as const
const FREQUENCIES = Float64Array.from({ length: 240 }, (_, i) => 10 * 1800 ** (i / 239))

function worstDb(settings: StripSettings, rateHz: number, floorDb: number, prototype: (hz: number) => number): number {
  const block = packBlock(STRIP_LAYOUT, settings, new Float64Array(STRIP_LAYOUT.length))
  const running = eqResponseDb(dsp, block, 'strip', rateHz, FREQUENCIES)
  let worst = 0
  FREQUENCIES.forEach((hz, i) => {
    const wanted = prototype(hz)
    const distance = Math.abs((running[i] as number) - wanted)
    if (wanted > floorDb && !(distance <= worst)) worst = distance
  })
  return worst
}

describe('filters follow the analogue Butterworth', () => {
  it.each(RATES)('high-pass within 0.01 dB down to -90 dB at %i Hz', (rateHz) => {
    for (const slope of SLOPES) {
      for (const hz of [10, 20, 40, 120, 500, 2000]) {
        const settings = strip((s) => {
          Object.assign(s.filters, { highPassOn: true, highPassHz: hz, highPassSlope: slope })
        })
        const worst = worstDb(settings, rateHz, -90, (f) => butterworthDb(f, hz, Number(slope) / 6, 'high'))
        expect(worst, `${hz} Hz, ${slope} dB/oct`).toBeLessThan(0.01)
      }
    }
  })

  // The bilinear low-pass falls to nothing at the Nyquist frequency: 20 dB off at 18 kHz with a 10 kHz corner.
  it.each(RATES)('low-pass within 0.6 dB down to -30 dB and 1.2 dB to -60 dB at %i Hz', (rateHz) => {
    for (const slope of SLOPES) {
      for (const hz of [500, 1000, 3000, 5000, 8000, 10000, 14000, 15450, 18000, 20000]) {
        const settings = strip((s) => {
          Object.assign(s.filters, { lowPassOn: true, lowPassHz: hz, lowPassSlope: slope })
        })
        const prototype = (f: number) => butterworthDb(f, hz, Number(slope) / 6, 'low')
        expect(worstDb(settings, rateHz, -30, prototype), `${hz} Hz, ${slope} dB/oct`).toBeLessThan(0.6)
        expect(worstDb(settings, rateHz, -60, prototype), `${hz} Hz, ${slope} dB/oct`).toBeLessThan(1.2)
      }
    }
  })

  it('a high-pass blocks a constant and lets an impulse ring out', () => {
    const frames = 96000
    const input = { left: new Float32Array(frames).fill(0.5), right: new Float32Array(frames) }
    input.right[0] = 1
    for (const slope of SLOPES) {
      const settings = strip((s) =>
        Object.assign(s.filters, { highPassOn: true, highPassHz: 10, highPassSlope: slope }),
      )
      const { left, right } = runStrip(input, [{ frame: 0, settings }], { rateHz: 192000, block: 4096 })
      expect(right.every(Number.isFinite)).toBe(true)
      expect(Math.abs(left[frames - 1] as number)).toBeLessThan(1e-3)
    }
  })
})
