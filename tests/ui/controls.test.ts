import { describe, expect, it } from 'vitest'
import { COMPRESSOR, EQ_BAND, INPUT, LIMITER, OUTPUT, SATURATOR } from '../../src/params'
import { copyValue, fittingValue } from '../../src/ui/controls/copied-value'
import { factText, rangeText } from '../../src/ui/controls/param-facts'
import { sameTie } from '../../src/ui/controls/same-tie'

describe('sameTie', () => {
  const tie = { param: OUTPUT.gainDb, path: ['groups', 0, 'strip', 'output', 'gainDb'], undoName: 'Drums gain' }

  it('compares a path by what it says, all else by identity', () => {
    expect(sameTie(tie, { ...tie, path: [...tie.path] })).toBe(true)
    expect(sameTie(tie, { ...tie, path: ['groups', 1, 'strip', 'output', 'gainDb'] })).toBe(false)
    expect(sameTie(tie, { ...tie, undoName: 'Bass gain' })).toBe(false)
    expect(sameTie(tie, { ...tie, param: { ...OUTPUT.gainDb } as unknown as typeof OUTPUT.gainDb })).toBe(false)
  })

  it('sees a prop that came or went', () => {
    const dimmed: typeof tie & { dimmed?: boolean } = { ...tie, dimmed: true }
    expect([sameTie(tie, dimmed), sameTie(dimmed, tie)]).toEqual([false, false])
  })
})

describe('a copied value', () => {
  it('fits nothing before anything was copied', () => {
    expect(fittingValue(OUTPUT.gainDb)).toBeNull()
  })

  it('fits a number of the same unit within its range', () => {
    copyValue(OUTPUT.gainDb, -20)
    expect(fittingValue(INPUT.trimDb)).toBe(-20)
    expect(fittingValue(EQ_BAND.gainDb)).toBeNull()
    expect(fittingValue(LIMITER.ceilingDbtp)).toBeNull()
    expect(fittingValue(OUTPUT.mute)).toBeNull()
    expect(fittingValue(SATURATOR.character)).toBeNull()
  })

  it('of a switch fits any switch; of a choice, one with that option', () => {
    copyValue(OUTPUT.mute, true)
    expect([fittingValue(COMPRESSOR.on), fittingValue(OUTPUT.gainDb)]).toEqual([true, null])
    copyValue(SATURATOR.character, 'tube')
    expect([fittingValue(SATURATOR.character), fittingValue(COMPRESSOR.detector)]).toEqual(['tube', null])
  })
})

describe('what is said of a parameter', () => {
  it('is its value in words, and the range of a number', () => {
    expect(factText(OUTPUT.gainDb, -3)).toBe('−3.0 dB')
    expect(factText(OUTPUT.mute, false)).toBe('Off')
    expect(factText(COMPRESSOR.detector, 'rms')).toBe('RMS')
    expect([rangeText(OUTPUT.balance), rangeText(OUTPUT.mute)]).toEqual(['L 100 % to R 100 %', null])
  })
})
