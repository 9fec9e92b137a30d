import { describe, expect, it } from 'vitest'
import { bandRangeCurveDb, eqResponseDb } from '../../src/engine/response-curve'
import { defaultStrip, packBlock, STRIP_LAYOUT, type StripEqBandSettings } from '../../src/params'
import { both, masterEq, runSingle, sameSamples, stripEq, toneDb, whiteNoise } from './eq-runner'
import { makeDsp } from './group-strip-runner'

const dsp = makeDsp()
const amplitude = (db: number) => 10 ** (db / 20)
const decibels = (x: number) => 20 * Math.log10(x)
type Band = Partial<StripEqBandSettings>

function block(band: Band): Float64Array {
  const settings = defaultStrip()
  Object.assign(settings.eq.bands[0] as StripEqBandSettings, { on: true }, band)
  return packBlock(STRIP_LAYOUT, settings, new Float64Array(STRIP_LAYOUT.length))
}

/** What the drawn curve adds to the band's gain at a level. */
const movedDb = (band: Band, levelDb: number) =>
  bandRangeCurveDb(dsp, block(band), 0, Float64Array.of(levelDb))[0] as number

const drawnDb = (band: Band, hz: number, rateHz: number, dynamics: 'rest' | 'full' = 'rest') =>
  eqResponseDb(dsp, block(band), 'strip', rateHz, Float64Array.of(hz), { dynamics })[0] as number

/** Gain in decibels of the band on a steady tone. */
function gainDb(band: Band, levelDb: number, hz: number, rateHz: number): number {
  const tone = both(rateHz / 2, (i) => amplitude(levelDb) * Math.sin((2 * Math.PI * hz * i) / rateHz + 0.7))
  const { left } = runSingle('equaliser', tone, [{ frame: 0, params: stripEq([band]) }], { rateHz })
  return toneDb(left, hz, rateHz, rateHz / 4) - levelDb
}

describe('the static curve of a dynamic band', () => {
  // Broken once by a knee of 3 dB.
  it('moves decibel for decibel above the threshold until the range is used up, with soft corners', () => {
    const band = { thresholdDb: -40, rangeDb: -12 }
    for (const [levelDb, wanted] of [
      [-80, 0],
      [-43, 0],
      [-40, -0.75],
      [-37, -3],
      [-34, -6],
      [-31, -9],
      [-28, -11.25],
      [-25, -12],
      [0, -12],
    ] as const) {
      expect(movedDb(band, levelDb), `${levelDb} dB`).toBeCloseTo(wanted, 9)
      expect(movedDb({ ...band, rangeDb: 12 }, levelDb), `${levelDb} dB, upwards`).toBeCloseTo(-wanted, 9)
    }
    for (const type of ['notch', 'tilt'] as const) expect(movedDb({ ...band, type }, 0)).toBe(0)
    expect(movedDb({ thresholdDb: -40, rangeDb: -2 }, 0)).toBe(-2)
  })

  // Broken once by a level from peaks alone, by a band that heard its own output, and by a table of 4 steps.
  it.each([44100, 48000, 96000])(
    'is what a steady tone at a bell measures within 0.01 dB (the bar is 0.1) at %i Hz',
    (rateHz) => {
      // A quarter, a third and an eighth of the rate are where a peak detector misses the peaks.
      for (const hz of [60, 1000, 7000, rateHz / 4, rateHz / 8, rateHz / 3].filter((f) => f <= 20000)) {
        for (const [band, levels] of [
          [{ hz, q: 1, rangeDb: -12, thresholdDb: -36 }, [-60, -36, -33, -30, -24, -20, -6]],
          [{ hz, q: 4, gainDb: 4, rangeDb: 9, thresholdDb: -50 }, [-60, -49, -44, -30]],
          [{ hz, q: 0.5, gainDb: -6, rangeDb: -18, thresholdDb: -20 }, [-30, -12, 0]],
        ] as const) {
          for (const levelDb of levels) {
            const wanted = ((band as Band).gainDb ?? 0) + movedDb(band, levelDb)
            const distance = Math.abs(gainDb(band, levelDb, hz, rateHz) - wanted)
            expect(distance, `${hz} Hz, ${levelDb} dB, range ${band.rangeDb}`).toBeLessThan(0.01)
          }
        }
      }
    },
  )

  // Broken once by shelves that listened through a band-pass.
  it('is what a tone well inside a shelf measures within 0.1 dB', () => {
    for (const [type, hz, tone] of [
      ['lowShelf', 200, 50],
      ['highShelf', 3000, 9100],
    ] as const) {
      for (const levelDb of [-50, -30, -25, -10]) {
        const band: Band = { type, hz, q: 0.71, gainDb: 2, rangeDb: -10, thresholdDb: -32, releaseMs: 200 }
        const wanted = drawnDb({ ...band, gainDb: 2 + movedDb(band, levelDb) }, tone, 48000)
        expect(Math.abs(gainDb(band, levelDb, tone, 48000) - wanted), `${type} ${levelDb} dB`).toBeLessThan(0.1)
      }
    }
  })

  it('is drawn at its end: weak tones beside one that uses up the range, within 0.1 dB', () => {
    const rateHz = 48000
    for (const type of ['bell', 'lowShelf', 'highShelf'] as const) {
      const band: Band = { type, hz: 1000, q: 1.4, gainDb: 3, rangeDb: -14, thresholdDb: -60 }
      const probes = [100, 500, 950, 1500, 3000, 12000]
      const input = both(2 * rateHz, (i) => {
        const t = (2 * Math.PI * i) / rateHz
        return probes.reduce((sum, hz) => sum + 1e-4 * Math.sin(hz * t), Math.sin(1000 * t))
      })
      const { left } = runSingle('equaliser', input, [{ frame: 0, params: stripEq([band]) }])
      for (const hz of [...probes, 1000]) {
        const change = toneDb(left, hz, rateHz, rateHz) - toneDb(input.left, hz, rateHz, rateHz)
        expect(Math.abs(change - drawnDb(band, hz, rateHz, 'full')), `${type} ${hz} Hz`).toBeLessThan(0.1)
      }
    }
  })
})

describe('a static band', () => {
  const bands: Band[] = [
    { hz: 200, gainDb: 5, q: 2 },
    { type: 'notch', hz: 3000 },
    { type: 'highShelf', hz: 6000, gainDb: -4 },
    { type: 'tilt', hz: 700, gainDb: 2 },
  ]
  const noise = whiteNoise(4)
  const input = both(30000, () => noise())
  const last = masterEq(bands.map((band) => ({ ...band, gainDb: 1 })))
  const plain = runSingle('masterEqualiser', input, [
    { frame: 0, params: masterEq(bands) },
    { frame: 9000, params: last },
  ])

  // Broken once by a threshold that set a static band in motion.
  it('is the same bit for bit whatever its threshold and times, at rest and while it is turned', () => {
    const static_ = bands.map((band) => ({ ...band, thresholdDb: -70, attackMs: 0.1 }))
    const turned = bands.map((band) => ({ ...band, gainDb: 1, thresholdDb: -10, releaseMs: 900 }))
    const steps = [
      { frame: 0, params: stripEq(static_) },
      { frame: 5000, params: stripEq(static_.map((band) => ({ ...band, thresholdDb: -20 }))) },
      { frame: 9000, params: stripEq(turned) },
    ]
    expect(sameSamples(runSingle('equaliser', input, steps), plain)).toBe(true)
  })

  // Broken once by a range on every type, and by a band that stayed where its dynamics had left it.
  it('is what a notch and a tilt are with a range, and what a band becomes again when its range is taken back', () => {
    const ranged = bands.map((band) => ({ ...band, gainDb: 1, rangeDb: -9, thresholdDb: -60 }))
    const alone = [1, 3].map((i) => ranged[i] as Band)
    const same = runSingle('equaliser', input, [{ frame: 0, params: stripEq(alone) }])
    const without = alone.map((band) => ({ ...band, rangeDb: 0 }))
    expect(sameSamples(same, runSingle('equaliser', input, [{ frame: 0, params: stripEq(without) }]))).toBe(true)
    const back = runSingle('equaliser', input, [
      { frame: 0, params: stripEq(ranged) },
      { frame: 12000, params: stripEq(ranged.map((band) => ({ ...band, rangeDb: 0 }))) },
    ])
    const still = runSingle('masterEqualiser', input, [{ frame: 0, params: last }])
    for (let i = 29000; i < 30000; i++) expect(back.left[i]).toBeCloseTo(still.left[i] as number, 12)
  })
})

describe('attack and release', () => {
  // Cosine left, sine right: the gain can be read at every frame, whatever the phase of the tone.
  const times = (rateHz: number, attackMs: number, releaseMs: number, rangeDb: number) => {
    const [hz, up, down, frames] = [
      4000,
      0.05,
      0.05 + 5 * attackMs * 0.001,
      0.06 + 0.001 * (5 * attackMs + 3 * releaseMs),
    ]
    const [upAt, downAt] = [Math.round(up * rateHz), Math.round(down * rateHz)]
    const level = (i: number) => amplitude(i >= upAt && i < downAt ? -2 : -50)
    const phase = (i: number) => (2 * Math.PI * hz * i) / rateHz
    const left = Float64Array.from({ length: Math.round(frames * rateHz) }, (_, i) => level(i) * Math.cos(phase(i)))
    const right = left.map((_, i) => level(i) * Math.sin(phase(i)))
    const band = { hz, q: 0.5, rangeDb, thresholdDb: -30, attackMs, releaseMs }
    const out = runSingle('equaliser', { left, right }, [{ frame: 0, params: stripEq([band]) }], { rateHz })
    const gain = (i: number) => decibels(Math.hypot(out.left[i] as number, out.right[i] as number) / level(i))
    // The last frame that is not there yet: a band answers a jump with a short transient of its own.
    const cross = (from: number, to: number, there: (gain: number) => boolean) => {
      let i = to - 1
      while (i >= from && there(gain(i))) i--
      return ((i + 1 - from) / rateHz) * 1000
    }
    const toward = 1 - Math.exp(-1)
    const settled = gain(downAt - 1)
    const attack = cross(upAt, downAt, (g) => g / rangeDb >= toward)
    const release = cross(downAt, left.length, (g) => g / rangeDb <= (settled / rangeDb) * (1 - toward))
    return { attack, release }
  }

  // Broken once by leaving the detector's delay in, and by an attack that took the release's time.
  it.each([44100, 48000, 192000])('are kept within a tenth or 0.25 ms at %i Hz, up and down', (rateHz) => {
    for (const rangeDb of [-12, 8]) {
      for (const [attackMs, releaseMs] of [
        [0.5, 5],
        [2, 20],
        [5, 80],
        [30, 250],
        [200, 400],
      ] as const) {
        const { attack, release } = times(rateHz, attackMs, releaseMs, rangeDb)
        expect(Math.abs(attack - attackMs), `attack ${attackMs} ms`).toBeLessThan(Math.max(0.25, 0.1 * attackMs))
        expect(Math.abs(release - releaseMs), `release ${releaseMs} ms`).toBeLessThan(Math.max(0.25, 0.1 * releaseMs))
      }
    }
  })
})

describe('as a de-esser', () => {
  const rateHz = 48000
  const deEsser: Band = {
    type: 'highShelf',
    hz: 4000,
    q: 0.71,
    rangeDb: -8,
    thresholdDb: -35,
    attackMs: 1,
    releaseMs: 60,
  }
  /** Formants of an open vowel on 140 Hz, falling by 12 dB per octave. */
  const vowel = (i: number) => {
    let sum = 0
    for (let k = 1; k <= 24; k++) sum += (0.3 / (k * k)) * Math.sin((2 * Math.PI * 140 * k * i) / rateHz + k * k)
    return sum
  }
  const noise = whiteNoise(11)
  const tones = Array.from({ length: 61 }, (_, i) => ({ hz: 6000 + 50 * i, phase: noise() * Math.PI }))
  /** Noise from 6 to 9 kHz, -20 dBFS RMS, from 0.5 to 1 s. */
  const sibilant = (i: number) => {
    if (i < 24000 || i >= 48000) return 0
    const t = (2 * Math.PI * i) / rateHz
    return tones.reduce((sum, { hz, phase }) => sum + Math.sin(hz * t + phase), 0) * (0.1 * Math.sqrt(2 / 61))
  }
  const sibilance = Float64Array.from({ length: 72000 }, (_, i) => sibilant(i))
  const powerDb = (samples: Float64Array, from: number, to: number) =>
    10 * Math.log10(samples.subarray(from, to).reduce((sum, x) => sum + x * x, 0) / (to - from))

  // Broken once by a side-chain that was open an octave and more below the shelf.
  it('takes the drawn range off a sibilant within 0.3 dB, and nothing off a vowel (within 0.1 dB)', () => {
    const params = [{ frame: 0, params: stripEq([deEsser]) }]
    const { left } = runSingle(
      'equaliser',
      both(72000, (i) => sibilance[i] as number),
      params,
    )
    const fell = powerDb(left, 26400, 48000) - powerDb(sibilance, 26400, 48000)
    const drawn =
      10 * Math.log10(tones.reduce((sum, { hz }) => sum + 10 ** (drawnDb(deEsser, hz, rateHz, 'full') / 10), 0) / 61)
    expect(drawn).toBeLessThan(-7)
    expect(Math.abs(fell - drawn)).toBeLessThan(0.3)
    const sung = both(72000, vowel)
    const heard = runSingle('equaliser', sung, params).left
    for (let k = 1; k <= 24; k++) {
      const change = toneDb(heard, 140 * k, rateHz, 24000) - toneDb(sung.left, 140 * k, rateHz, 24000)
      expect(Math.abs(change), `harmonic ${k}`).toBeLessThan(0.1)
    }
  })

  it('lets the vowel go on untouched under the sibilant', () => {
    const input = both(72000, (i) => vowel(i) + (sibilance[i] as number))
    const { left } = runSingle('equaliser', input, [{ frame: 0, params: stripEq([deEsser]) }])
    for (const k of [1, 2, 3, 5]) {
      const change = toneDb(left, 140 * k, rateHz, 26400, 46400) - toneDb(input.left, 140 * k, rateHz, 26400, 46400)
      expect(Math.abs(change), `harmonic ${k}`).toBeLessThan(0.1)
    }
  })

  // Broken once by following the softer one.
  it('turns both channels by what the louder one needs', () => {
    const left = sibilance
    const right = sibilance.map((x) => 0.01 * x)
    const out = runSingle('equaliser', { left, right }, [{ frame: 0, params: stripEq([deEsser]) }])
    const change = (side: 'left' | 'right', input: Float64Array) =>
      powerDb(out[side], 26400, 48000) - powerDb(input, 26400, 48000)
    expect(change('left', left)).toBeLessThan(-7)
    expect(change('right', right)).toBeCloseTo(change('left', left), 9)
  })
})
