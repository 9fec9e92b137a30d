import { describe, expect, it } from 'vitest'
import published from '../../docs/processors-saturator-table.json'
import { SATURATOR, slotValue } from '../../src/params'
import { makeDsp } from './group-strip-runner'
import {
  amplitudeOf,
  CHARACTERS,
  type Character,
  decibels,
  type SaturatorValues,
  saturate,
  sine,
} from './saturator-runner'

const LEVELS = ['-18', '-12', '-6'] as const
/** What the table calls none. */
const NONE_DBC = -120

/** H2 to H5 of a sine, in dBc. */
function harmonicsDbc(levelDbfs: number, values: SaturatorValues, rateHz = 48000, hz = 1000): number[] {
  const { left } = saturate(sine(rateHz, hz, rateHz, 10 ** (levelDbfs / 20)), values, { rateHz })
  const frames = rateHz / 10
  const fundamental = amplitudeOf(left, frames, hz / 10)
  return [2, 3, 4, 5].map((n) => decibels(amplitudeOf(left, frames, (n * hz) / 10) / fundamental))
}

const table = (character: Character, level: (typeof LEVELS)[number]) => published.harmonicsDbc[character][level]

// Broken once by a table 0.2 dB off in one place, once by a knee of the tube at 0.58 in place of 0.55, and once by a
// drawn curve without its drive.
describe.each(CHARACTERS)('the published harmonics, %s', (character) => {
  it.each(LEVELS)('are what is measured at %s dBFS', (level) => {
    harmonicsDbc(Number(level), { character }).forEach((dbc, i) => {
      const said = table(character, level)[i]
      if (said === null) expect(dbc, `H${i + 2}`).toBeLessThan(NONE_DBC)
      else expect(Math.abs(dbc - (said as number)), `H${i + 2}: ${dbc}`).toBeLessThan(0.1)
    })
  })

  it.each([44100, 96000])('are the same at %i Hz, and without auto gain', (rateHz) => {
    harmonicsDbc(-12, { character, autoGain: false }, rateHz).forEach((dbc, i) => {
      const said = table(character, '-12')[i]
      if (said === null) expect(dbc).toBeLessThan(NONE_DBC)
      else expect(Math.abs(dbc - (said as number)), `H${i + 2}`).toBeLessThan(0.1)
    })
  })

  // At 3.9 kHz, where tape's shelf is out of the way: the drawn curve knows nothing of it.
  it.each([6, 18])('are those of the curve that is drawn, at %i dB of drive', (driveDb) => {
    const { saturator_curve } = makeDsp().exports as { saturator_curve(...args: number[]): number }
    const kind = slotValue(SATURATOR.character, character)
    const wave = sine(256, 1, 256, 10 ** (-6 / 20)).left.map((x) => saturator_curve(kind, driveDb, 1, x))
    const drawn = [2, 3, 4, 5].map((n) => decibels(amplitudeOf(wave, 256, n) / amplitudeOf(wave, 256, 1)))
    harmonicsDbc(-6, { character, driveDb }, 48000, 3900).forEach((dbc, i) => {
      if ((drawn[i] as number) < NONE_DBC) expect(dbc).toBeLessThan(NONE_DBC)
      else expect(Math.abs(dbc - (drawn[i] as number)), `H${i + 2}`).toBeLessThan(0.2)
    })
  })

  it('at 0 dB of drive amount to what is published', () => {
    const powers = harmonicsDbc(-18, { character, driveDb: 0 }).map((dbc) => 10 ** (dbc / 10))
    const percent = 100 * Math.sqrt(powers.reduce((sum, power) => sum + power, 0))
    expect(percent).toBeCloseTo(published.distortionPercentAtNoDrive[character], 2)
  })
})

describe('three names, three curves', () => {
  const each = (character: Character) => LEVELS.map((level) => table(character, level))

  it('tape has odd harmonics only', () => {
    for (const [h2, h3, h4, h5] of each('tape')) {
      expect([h2, h4]).toEqual([null, null])
      expect(h3).toBeGreaterThan(h5 as number)
    }
  })

  it('tube has more of the second than of all others, by 10 dB', () => {
    for (const [h2, ...others] of each('tube')) {
      for (const other of others) expect(h2).toBeGreaterThan((other as number) + 10)
    }
  })

  it('console has 20 dB less of the third than tape, 30 dB less of the second than tube, but both', () => {
    each('console').forEach(([h2, h3], i) => {
      expect(h2).toBeLessThan((each('tube')[i]?.[0] as number) - 30)
      expect(h3).toBeLessThan((each('tape')[i]?.[1] as number) - 20)
      expect(h2).toBeGreaterThan(-80)
      expect(h3).toBeGreaterThan(-80)
    })
  })
})

describe('the tone', () => {
  it('drives the highs harder above 0, the lows below 0, and leaves the balance alone', () => {
    const thirdOf = (hz: number, tonePercent: number) => {
      const { left } = saturate(sine(48000, hz, 48000, 0.25), { character: 'tape', tonePercent })
      return decibels(amplitudeOf(left, 4800, (3 * hz) / 10) / amplitudeOf(left, 4800, hz / 10))
    }
    expect(thirdOf(5000, 100)).toBeGreaterThan(thirdOf(5000, 0) + 6)
    expect(thirdOf(5000, -100)).toBeLessThan(thirdOf(5000, 0) - 6)
    expect(thirdOf(100, -100)).toBeGreaterThan(thirdOf(100, 0) + 3)
    expect(thirdOf(100, 100)).toBeLessThan(thirdOf(100, 0) - 6)
  })

  it('of tape has the lows driven 6 dB harder by itself', () => {
    const thirdOf = (hz: number, character: Character) => {
      const { left } = saturate(sine(48000, hz, 48000, 0.1), { character })
      return decibels(amplitudeOf(left, 4800, (3 * hz) / 10) / amplitudeOf(left, 4800, hz / 10))
    }
    expect(thirdOf(50, 'tape')).toBeGreaterThan(thirdOf(2000, 'tape') + 6)
    expect(Math.abs(thirdOf(50, 'console') - thirdOf(2000, 'console'))).toBeLessThan(0.2)
  })
})
