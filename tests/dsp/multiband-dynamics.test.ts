import { describe, expect, it } from 'vitest'
import { multibandBandDb } from '../../src/engine/multiband-curve'
import type { MultibandBandSettings, MultibandSettings } from '../../src/params'
import { makeDsp } from './group-strip-runner'
import { MultibandAlone, multiband } from './multiband-alone'
import { side, spectrumDb, stereo, tone } from './multiband-runner'

const RATE = 48000
/** A frequency in the middle of each of the four bands. */
const MIDDLES = [90, 600, 4200, 14000]
const BANDS = MIDDLES.map((hz, band) => ({ hz, band }))
const WIDE = { count: '4', crossover1Hz: 140, crossover2Hz: 2500, crossover3Hz: 7000 } as const

function start(settings: MultibandSettings, { maxBlock = 4096, solo = -1 } = {}): MultibandAlone {
  const alone = new MultibandAlone(RATE, maxBlock)
  alone.set(settings)
  alone.solo(solo)
  alone.reset()
  return alone
}

function withBand(band: number, values: Partial<MultibandBandSettings>): MultibandSettings {
  return multiband(
    WIDE,
    Array.from({ length: 4 }, (_, i) => (i === band ? { on: true, ...values } : {})),
  )
}

/** What a band's filters leave of tones, as drawn. */
function bandsDb(band: number, hz: number[]): number[] {
  return [...multibandBandDb(makeDsp(), WIDE, RATE, band, Float64Array.from(hz))]
}

/** Level in dB (0 for a sine of peak 1) of a sine in the last tenth of a second, left; `hz` a multiple of 10. */
function toneDb(samples: Float64Array, hz: number): number {
  const frames = RATE / 10
  const tail = side(samples.subarray(-2 * frames), 0)
  return (spectrumDb(tail, Float64Array.of(hz), RATE)[0] as number) - 20 * Math.log10(frames / 2)
}

/** Giannoulis, Massberg and Reiss, JAES 60 (2012), equation 4, with the band's knee of 6 dB. */
function reductionDb(levelDb: number, { thresholdDb, ratio }: { thresholdDb: number; ratio: number }): number {
  const over = levelDb - thresholdDb
  if (over <= -3) return 0
  return (1 - 1 / ratio) * (over < 3 ? (over + 3) ** 2 / 12 : over)
}

describe('the compressor of a band', () => {
  // Soloed, so that nothing of the tone comes by way of the neighbours. A sine's mean power is 3.01 dB under its peak.
  it.each(BANDS)('holds a steady $hz Hz within 0.1 dB of its static curve', ({ hz, band }) => {
    const [bandDb] = bandsDb(band, [hz]) as [number]
    for (const shape of [
      { thresholdDb: -30, ratio: 4 },
      { thresholdDb: -18, ratio: 1.5 },
    ]) {
      for (const peakDb of [-40, -28, -19, -15, -6, 0]) {
        const settings = withBand(band, { ...shape, attackMs: 100, releaseMs: 300 })
        const out = start(settings, { solo: band }).process(stereo(2 * RATE, tone(hz, RATE, 10 ** (peakDb / 20))))[0]
        const levelDb = peakDb + bandDb
        const wantedDb = levelDb - reductionDb(levelDb - 10 * Math.log10(2), shape)
        const awayDb = toneDb(out as Float64Array, hz) - wantedDb
        expect(Math.abs(awayDb), `${JSON.stringify(shape)} at ${peakDb} dB`).toBeLessThan(0.1)
      }
    }
  })

  it('follows the louder of both channels, in both', () => {
    const loud = tone(600, RATE, 0.8)
    const alone = start(withBand(1, { thresholdDb: -30, ratio: 4 }))
    alone.process(stereo(40960, loud, (i) => 0.01 * loud(i)))
    const gains = alone.gains(1, 4096)
    expect(side(gains, 0)).toEqual(side(gains, 1))
    expect(20 * Math.log10(gains[8191] as number)).toBeLessThan(-15)
  })

  // Far over the knee the gain's way in decibels is the ballistics' own: 63 % of a step in the time. Level detection adds
  // its 10 ms, so the times are long here; short ones are the detector's (compressor-parts.test.ts holds both apart).
  it('attacks and releases in the times it is told, within 5 %', () => {
    const times = { attackMs: 200, releaseMs: 1000 }
    const alone = start(withBand(1, { thresholdDb: -40, ratio: 2, ...times }), { maxBlock: 48 })
    const levels: number[] = []
    const half = 4 * RATE
    const input = stereo(2 * half, (i) => (i < half ? 1 : 0.1) * Math.sin((2 * Math.PI * 600 * i) / RATE))
    for (let from = 0; from < input.length; from += 96) {
      alone.process(input.subarray(from, from + 96))
      levels.push(-20 * Math.log10(alone.gains(1, 1)[0] as number))
    }
    const loud = levels[half / 48 - 1] as number
    const quiet = levels[levels.length - 1] as number
    expect(loud).toBeGreaterThan(18)
    expect(quiet).toBeLessThan(loud - 9)
    const attackMs = levels.findIndex((db) => db > loud * (1 - Math.exp(-1)))
    const releaseMs =
      levels.findIndex((db, i) => i > half / 48 && db < quiet + (loud - quiet) * Math.exp(-1)) - half / 48
    expect(Math.abs(attackMs / times.attackMs - 1)).toBeLessThan(0.05)
    expect(Math.abs(releaseMs / times.releaseMs - 1)).toBeLessThan(0.05)
  })

  it('keeps its own gain when it is switched off, and reports no reduction', () => {
    const alone = start(multiband(WIDE, [{}, { gainDb: -7, thresholdDb: -60 }]), { solo: 1 })
    const out = alone.process(stereo(RATE, tone(600, RATE)))[0] as Float64Array
    expect(toneDb(out, 600)).toBeCloseTo((bandsDb(1, [600])[0] as number) - 7, 3)
    expect([...alone.reductionsDb]).toEqual([0, 0, 0, 0])
  })

  it('reports the largest reduction of its band only', () => {
    const alone = start(
      multiband(
        WIDE,
        MIDDLES.map(() => ({ on: true, thresholdDb: -30, ratio: 4 })),
      ),
    )
    alone.process(stereo(RATE, tone(600, RATE)))
    const [low, middle, , high] = alone.reductionsDb as unknown as [number, number, number, number]
    expect(middle).toBeGreaterThan(20)
    expect(middle).toBeLessThan(0.75 * 28)
    expect(low).toBeLessThan(1)
    expect(high).toBeLessThan(1)
  })
})

describe('bands apart', () => {
  it('leave each other alone: a tone two octaves inside its band stays within 0.1 dB while another band works', () => {
    // The probe, the tone that makes the other band work, that band.
    for (const [probeHz, loudHz, band] of [
      [560, 60, 0],
      [560, 4200, 2],
      [620, 14000, 3],
      [30, 600, 1],
      [10000, 600, 1],
      [14000, 600, 1],
    ] as const) {
      const input = stereo(RATE, (i) => tone(loudHz, RATE, 0.5)(i) + tone(probeHz, RATE, 0.01)(i))
      const working = start(withBand(band, { thresholdDb: -50, ratio: 10 })).process(input)[0] as Float64Array
      const resting = start(multiband(WIDE)).process(input)[0] as Float64Array
      expect(toneDb(resting, loudHz) - toneDb(working, loudHz)).toBeGreaterThan(10)
      expect(Math.abs(toneDb(working, probeHz) - toneDb(resting, probeHz)), `${probeHz} Hz`).toBeLessThan(0.1)
    }
  })

  it('are heard alone when soloed, with their gains, and all together again after it', () => {
    const gainsDb = [3, -2, 0, 1]
    const settings = multiband(
      WIDE,
      gainsDb.map((gainDb) => ({ gainDb })),
    )
    const alone = start(settings)
    const input = stereo(RATE, (i) => MIDDLES.reduce((sum, hz) => sum + tone(hz, RATE, 0.1)(i), 0))
    const heardDb = () => {
      const out = alone.process(input)[0] as Float64Array
      return MIDDLES.map((hz) => toneDb(out, hz) + 20)
    }
    const together = heardDb()
    for (const { band } of BANDS) {
      alone.solo(band)
      const drawn = bandsDb(band, MIDDLES).map((db) => db + (gainsDb[band] as number))
      heardDb().forEach((db, i) => {
        if ((drawn[i] as number) > -100) expect(Math.abs(db - (drawn[i] as number))).toBeLessThan(0.01)
        else expect(db).toBeLessThan(-99)
      })
    }
    alone.solo(-1)
    heardDb().forEach((db, i) => {
      expect(db).toBeCloseTo(together[i] as number, 3)
    })
  })

  it('that are not there solo nothing', () => {
    const input = stereo(4096, tone(600, RATE))
    const three = start({ ...multiband(WIDE), count: '3' })
    const soloed = start({ ...multiband(WIDE), count: '3' })
    soloed.solo(3)
    soloed.reset()
    expect(soloed.process(input)[0]).toEqual(three.process(input)[0])
  })
})
