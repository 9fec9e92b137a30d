import { describe, expect, it } from 'vitest'
import { widthSideDb } from '../../src/engine/width-curve'
import { makeDsp } from './group-strip-runner'
import { AUDIBLE, clickWhile, runSingle, side, spectrum, spectrumDb, stereo, whiteNoise } from './multiband-runner'

const RATES = [44100, 48000, 96000, 192000]
const CORNERS = [40, 120, 500]

interface Values {
  on?: boolean
  widthPercent?: number
  monoOn?: boolean
  monoBelowHz?: number
}

function width({ on = true, widthPercent = 100, monoOn = false, monoBelowHz = 120 }: Values = {}): number[] {
  return [Number(on), widthPercent, Number(monoOn), monoBelowHz]
}

function run(input: Float64Array, values: Values, options?: { rateHz?: number; block?: number }) {
  return runSingle('width', input, [{ frame: 0, params: width(values) }], options)
}

function largest(samples: Float64Array): number {
  return samples.reduce((most, x) => Math.max(most, Math.abs(x)), 0)
}

/** Responses of mid and side to an impulse on the left. */
function impulse(values: Values, rateHz: number) {
  const out = run(
    stereo(
      Math.round(0.4 * rateHz),
      (i) => Number(i === 0),
      () => 0,
    ),
    values,
    { rateHz },
  )
  const [left, right] = [side(out, 0), side(out, 1)]
  return { mid: left.map((x, i) => x + (right[i] as number)), difference: left.map((x, i) => x - (right[i] as number)) }
}

describe('width', () => {
  it('passes every bit when off, and at 100 % without mono bass', () => {
    const noise = whiteNoise(10000)
    expect(run(noise, { on: false, widthPercent: 0, monoOn: true })).toEqual(noise)
    expect(run(noise, {})).toEqual(noise)
  })

  it('makes left and right equal at 0 %, and scales the side in between and above', () => {
    const noise = whiteNoise(4000)
    for (const monoOn of [false, true]) {
      const mono = run(noise, { widthPercent: 0, monoOn })
      expect(side(mono, 0)).toEqual(side(mono, 1))
    }
    for (const widthPercent of [0, 37, 150, 200]) {
      const out = run(noise, { widthPercent })
      for (let i = 0; i < noise.length; i += 2) {
        const [l, r, outL, outR] = [noise[i], noise[i + 1], out[i], out[i + 1]] as [number, number, number, number]
        expect(outL + outR).toBeCloseTo(l + r, 14)
        expect(outL - outR).toBeCloseTo((l - r) * widthPercent * 0.01, 14)
      }
    }
  })

  it('is linear: what is made of two inputs is the sum of what is made of each', () => {
    const [a, b] = [whiteNoise(9600, 1), whiteNoise(9600, 2)]
    const steps = [
      { frame: 0, params: width({ on: false }) },
      { frame: 500, params: width({ widthPercent: 140, monoOn: true }) },
      { frame: 3000, params: width({ widthPercent: 60, monoOn: true, monoBelowHz: 400 }) },
    ]
    const [outA, outB, both] = [a, b, a.map((x, i) => x + (b[i] as number))].map((x) => runSingle('width', x, steps))
    expect(
      largest((both as Float64Array).map((x, i) => x - (outA?.[i] as number) - (outB?.[i] as number))),
    ).toBeLessThan(1e-14)
  })

  // At 44.1 kHz fades and glides do not end on the control grid. Broken once by not leaving the sound alone at exactly 100 %.
  it('gives the same samples in blocks of any size', () => {
    const noise = whiteNoise(20000)
    const course: Values[] = [
      { on: false },
      { widthPercent: 140, monoOn: true },
      { widthPercent: 60, monoOn: true, monoBelowHz: 400 },
      {},
      { widthPercent: 30 },
      {},
      { on: false, widthPercent: 30 },
    ]
    const steps = course.map((values, i) => ({ frame: 2603 * i, params: width(values) }))
    for (const rateHz of [44100, 48000]) {
      const whole = runSingle('width', noise, steps, { rateHz })
      for (const block of [1, 17, 128]) expect(runSingle('width', noise, steps, { rateHz, block })).toEqual(whole)
    }
  })
})

describe('mono bass', () => {
  it.each(RATES)('leaves the magnitude of the sum of left and right alone at %i Hz', (rateHz) => {
    for (const monoBelowHz of CORNERS) {
      const { mid } = impulse({ monoOn: true, monoBelowHz, widthPercent: 130 }, rateHz)
      for (const db of spectrumDb(mid, AUDIBLE, rateHz)) expect(Math.abs(db)).toBeLessThan(1e-6)
    }
  })

  it.each(RATES)('takes the side away with 24 dB per octave, as the curve is drawn, at %i Hz', (rateHz) => {
    for (const monoBelowHz of CORNERS) {
      const values = { on: true, widthPercent: 130, monoOn: true, monoBelowHz }
      const measured = spectrumDb(impulse(values, rateHz).difference, AUDIBLE, rateHz)
      const drawn = widthSideDb(makeDsp(), values, rateHz, AUDIBLE)
      const widthDb = 20 * Math.log10(1.3)
      AUDIBLE.forEach((hz, i) => {
        const analogueDb = widthDb - 20 * Math.log10(1 + (monoBelowHz / hz) ** 4)
        if ((drawn[i] as number) > -100)
          expect(Math.abs((measured[i] as number) - (drawn[i] as number))).toBeLessThan(0.01)
        if (hz < 4000) expect(Math.abs((drawn[i] as number) - analogueDb)).toBeLessThan(0.02)
      })
    }
  })

  // Broken once by leaving the mid without its all-pass: 176 degrees apart just above the corner.
  it('keeps mid and side in phase above the corner', () => {
    const above = AUDIBLE.filter((hz) => hz > 120)
    const { mid, difference } = impulse({ monoOn: true }, 48000)
    const sides = spectrum(difference, above, 48000)
    spectrum(mid, above, 48000).forEach(([re, im], i) => {
      const [sideRe, sideIm] = sides[i] as [number, number]
      const degrees = (Math.atan2(im * sideRe - re * sideIm, re * sideRe + im * sideIm) * 180) / Math.PI
      expect(Math.abs(degrees)).toBeLessThan(1e-4)
    })
  })
})

describe('width while it is turned', () => {
  const turns: [string, Values, Values][] = [
    ['on, narrow', { on: false, widthPercent: 0 }, { widthPercent: 0 }],
    ['off, wide', { widthPercent: 200 }, { on: false, widthPercent: 200 }],
    ['width 0 to 200 %', { widthPercent: 0 }, { widthPercent: 200 }],
    ['on with mono bass', { on: false, monoOn: true }, { monoOn: true }],
    ['off with mono bass', { monoOn: true }, { on: false, monoOn: true }],
    ['mono bass on', { monoBelowHz: 500 }, { monoOn: true, monoBelowHz: 500 }],
    ['mono bass off', { monoOn: true, monoBelowHz: 500 }, { monoBelowHz: 500 }],
    ['corner 40 to 500 Hz', { monoOn: true, monoBelowHz: 40 }, { monoOn: true, monoBelowHz: 500 }],
  ]
  it.each(turns)('does not click, below -80 dBFS (-90 here): %s', (_name, from, to) => {
    for (const rateHz of [44100, 192000]) {
      const options = { rateHz, rightGain: -0.5 }
      expect(clickWhile('width', [width(from), width(to)], options)).toBeLessThan(-90)
      expect(clickWhile('width', [width(from), width(to), width(from), width(to)], options)).toBeLessThan(-90)
    }
  })

  it('is bit-transparent again 10 ms after it went off', () => {
    const noise = whiteNoise(9600)
    const out = runSingle('width', noise, [
      { frame: 0, params: width({ widthPercent: 0, monoOn: true }) },
      { frame: 4800, params: width({ on: false }) },
    ])
    expect(out.subarray(2 * (4800 + 16 + 480))).toEqual(noise.subarray(2 * (4800 + 16 + 480)))
  })

  it('stays finite at every end of every control, and silent on silence', () => {
    for (const rateHz of RATES) {
      for (const widthPercent of [0, 200]) {
        for (const monoBelowHz of [40, 500]) {
          for (const monoOn of [false, true]) {
            const values = { widthPercent, monoOn, monoBelowHz }
            const out = run(whiteNoise(4000), values, { rateHz })
            expect(out.every(Number.isFinite)).toBe(true)
            expect(largest(out)).toBeLessThan(3)
            expect(run(new Float64Array(4000), values, { rateHz }).every((x) => x === 0)).toBe(true)
          }
        }
      }
    }
  })
})
