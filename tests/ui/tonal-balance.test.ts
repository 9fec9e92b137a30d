import { describe, expect, it } from 'vitest'
import { overReferences, referenceBalance } from '../../src/analysis/reference-balance'
import type { TonalBalance } from '../../src/state/balance-store'
import {
  BAND_NAMES_HZ,
  bandPlace,
  bandText,
  curvePath,
  fieldPath,
  levelLines,
  levelPlace,
  levelRange,
} from '../../src/ui/compare/tonal-balance-scale'
import { balanceText } from '../../src/ui/compare/tonal-balance-text'

const BANDS = 30
const flat = (level: number) => new Float64Array(BANDS).fill(level)

function balance(levelsDb: Float64Array, spreadDb = 2): TonalBalance {
  return {
    centresHz: Float64Array.from(levelsDb, (_, n) => 10 ** ((14 + n) / 10)),
    levelsDb,
    lowDb: levelsDb.map((level) => level - spreadDb),
    highDb: levelsDb.map((level) => level + spreadDb),
    windows: 10,
  }
}

describe('the picture', () => {
  it('names 30 bands from 25 Hz to 20 kHz', () => {
    expect(BAND_NAMES_HZ.length).toBe(BANDS)
    expect([BAND_NAMES_HZ[0], BAND_NAMES_HZ.at(-1)]).toEqual([25, 20_000])
    expect([bandText(31.5), bandText(1250)]).toEqual(['31.5 Hz', '1.25 kHz'])
    expect([bandPlace(0), bandPlace(29)]).toEqual([0.5 / 30, 29.5 / 30])
  })

  it('reaches around all levels, in steps, and no farther down than anyone looks', () => {
    expect(levelRange([flat(-10), flat(-30)])).toEqual({ lowDb: -36, highDb: -6 })
    expect(levelRange([flat(-10)])).toEqual({ lowDb: -30, highDb: -6 })
    expect(levelRange([flat(-10), flat(-120)])).toEqual({ lowDb: -66, highDb: -6 })
    expect(levelRange([flat(Number.NEGATIVE_INFINITY)])).toEqual({ lowDb: -48, highDb: 0 })
    expect(levelLines({ lowDb: -30, highDb: -6 })).toEqual([-24, -18, -12])
    expect(levelLines({ lowDb: -60, highDb: 0 })).toEqual([-48, -36, -24, -12])
  })

  it('draws nothing outside itself, and no number that is none', () => {
    const range = { lowDb: -36, highDb: -6 }
    expect([levelPlace(0, range), levelPlace(-21, range), levelPlace(-99, range)]).toEqual([0, 0.5, 1])
    const levels = flat(-21)
    levels[3] = Number.NEGATIVE_INFINITY
    expect(curvePath(levels, range)).toMatch(/^M16.7 50.00L50.0 50.00L83.3 50.00L116.7 100.00L/)
    expect(curvePath(levels, range) + fieldPath(levels, flat(-10), range)).not.toMatch(/NaN|Infinity/)
  })
})

describe('the words', () => {
  const sum = (change: Record<number, number>) => {
    const levels = flat(-20)
    for (const [band, over] of Object.entries(change)) levels[Number(band)] = -20 + over
    return levels
  }
  const said = (levels: Float64Array, ...references: TonalBalance[]) => {
    const against = referenceBalance(references)
    if (!against) throw new Error('There is no reference.')
    return balanceText('Master', levels, overReferences(balance(levels), against), against)
  }

  it('tell where a sound lies outside the spread, what is farthest first, three places at most', () => {
    const levels = sum({ 1: 3, 2: 4, 3: 3, 10: -3.5, 20: 2.6, 29: 9, 28: 8 })
    expect(said(levels, balance(flat(-20)))).toBe(
      'Master lies outside the spread of the reference from 16 kHz to 20 kHz (+9.0 dB), from 31.5 Hz to 50 Hz (+4.0 dB), at 250 Hz (−3.5 dB).',
    )
  })

  it('do not mistake more for less beside it', () => {
    expect(said(sum({ 4: 5, 5: -4 }), balance(flat(-20)))).toBe(
      'Master lies outside the spread of the reference at 63 Hz (+5.0 dB), at 80 Hz (−4.0 dB).',
    )
  })

  it('say so where all of it lies within', () => {
    const nearly = sum({ 4: 2.4, 9: -2.4 })
    expect(said(nearly, balance(flat(-20)))).toBe('Master lies within the spread of the reference in every band.')
    const several = [balance(flat(-18)), balance(flat(-22))]
    expect(said(nearly, ...several)).toBe('Master lies within the spread of the references in every band.')
  })

  it('leave out what nobody has', () => {
    const none = sum({ 29: Number.NEGATIVE_INFINITY })
    expect(said(none, balance(none))).toMatch(/within the spread/)
  })
})
