import { describe, expect, it } from 'vitest'
import { COMPRESSOR, EQ_BAND, INPUT, LIMITER, OUTPUT, SATURATOR } from '../../src/params'
import { numberText, rateText, timeText, valueText } from '../../src/params/value-text'

describe('valueText', () => {
  it.each([
    [OUTPUT.gainDb, -1.5, '-1.5 dB', '−1.5 dB'],
    [OUTPUT.gainDb, 2, '2.0 dB', '+2.0 dB'],
    [OUTPUT.gainDb, -0.04, '0.0 dB', '0.0 dB'],
    [OUTPUT.balance, -12, 'L 12 %', 'L 12 %'],
    [OUTPUT.balance, 8, 'R 8 %', 'R 8 %'],
    [OUTPUT.balance, 0, 'Centre, 0 %', 'C'],
    [LIMITER.ceilingDbtp, -1, '-1.0 dBTP', '−1.0 dBTP'],
    [LIMITER.driveDb, 6, '6.0 dB', '+6.0 dB'],
    [SATURATOR.driveDb, 6, '6.0 dB', '6.0 dB'],
    [COMPRESSOR.ratio, 2, '2.0:1', '2.0:1'],
    [COMPRESSOR.attackMs, 15, '15.0 ms', '15.0 ms'],
    [EQ_BAND.hz, 78.25, '78.3 Hz', '78.3 Hz'],
    [EQ_BAND.hz, 240, '240 Hz', '240 Hz'],
    [EQ_BAND.hz, 999.9, '1 kHz', '1 kHz'],
    [EQ_BAND.hz, 2900, '2.9 kHz', '2.9 kHz'],
    [EQ_BAND.hz, 12345, '12.3 kHz', '12.3 kHz'],
    [EQ_BAND.q, 0.713, '0.71', '0.71'],
    [INPUT.trimDb, -24, '-24.0 dB', '−24.0 dB'],
  ])('%#: %o', (param, value, spoken, shown) => {
    expect(valueText(param, value, { spoken: true })).toBe(spoken)
    expect(valueText(param, value)).toBe(shown)
  })
})

describe('numberText', () => {
  it('has a sign for what is undefined', () => {
    expect(numberText(Number.NEGATIVE_INFINITY, 1)).toBe('−∞')
    expect(numberText(Number.NaN, 1)).toBe('–')
  })
})

describe('timeText', () => {
  it.each([
    [0, 3, '0:00.000'],
    [105.32, 3, '1:45.320'],
    [59.9996, 3, '1:00.000'],
    [59.6, 0, '1:00'],
    [3599.96, 1, '1:00:00.0'],
    [3725, 0, '1:02:05'],
    [-1, 0, '0:00'],
    [Number.NaN, 0, '0:00'],
  ] as const)('%d s with %d digits', (seconds, digits, text) => {
    expect(timeText(seconds, digits)).toBe(text)
  })
})

it('names rates in kHz without needless zeros', () => {
  expect([44_100, 48_000, 88_200, 11_025].map(rateText)).toEqual(['44.1 kHz', '48 kHz', '88.2 kHz', '11.025 kHz'])
})
