import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as params from '../../src/params'
import { COMPRESSOR, EQ_BAND, LIMITER, type NumberParam, OUTPUT, REVERB, WIDTH } from '../../src/params'
import { noteHz } from '../../src/params/note-frequency'
import { parseValue } from '../../src/params/value-parse'
import { valueText } from '../../src/params/value-text'

const { balance, gainDb } = OUTPUT
const { hz, q } = EQ_BAND
const { attackMs, ratio } = COMPRESSOR

describe('parseValue', () => {
  it.each<[string, NumberParam, string, number]>([
    ['a bare number', gainDb, '-3', -3],
    ['a real minus', gainDb, '−3', -3],
    ['an en dash', gainDb, '–3', -3],
    ['a sign apart', gainDb, '- 3', -3],
    ['a plus and a unit', gainDb, '+3 dB', 3],
    ['capitals and no space', gainDb, '-1.5DB', -1.5],
    ['a decimal comma', gainDb, '1,5', 1.5],
    ['no digit before the point', gainDb, '-.5', -0.5],
    ['none behind it', gainDb, '5.', 5],
    ['spaces around', gainDb, '  −0.5 dB ', -0.5],
    ['dBTP', LIMITER.ceilingDbtp, '-1 dBTP', -1],
    ['dB for a true peak', LIMITER.ceilingDbtp, '-1 dB', -1],
    ['hertz', hz, '250 Hz', 250],
    ['a bare frequency', hz, '120.5', 120.5],
    ['thousands', hz, '2k', 2000],
    ['kilohertz', hz, '2.5 kHz', 2500],
    ['kilohertz with a comma', hz, '2,125 kHz', 2125],
    ['thousands parted, with a point', hz, '12,000.5', 12_000.5],
    ['a note', hz, 'A4', 440],
    ['milliseconds', attackMs, '120 ms', 120],
    ['bare milliseconds', attackMs, '7', 7],
    ['seconds for a time in ms', attackMs, '0.12 s', 120],
    ['microseconds', attackMs, '500 µs', 0.5],
    ['seconds', REVERB.decaySeconds, '1,5 s', 1.5],
    ['milliseconds for a time in s', REVERB.decaySeconds, '800 ms', 0.8],
    ['a ratio', ratio, '3:1', 3],
    ['a ratio with spaces', ratio, '2.5 :1', 2.5],
    ['a ratio by its number', ratio, '4', 4],
    ['a share', WIDTH.widthPercent, '50 %', 50],
    ['a share without its sign', WIDTH.widthPercent, '120', 120],
    ['a number without a unit', q, '0,7', 0.7],
    ['left', balance, 'L 30', -30],
    ['right without a space', balance, 'R30', 30],
    ['the side behind', balance, '12 % left', -12],
    ['a signed balance', balance, '-8', -8],
    ['all the way', balance, 'r', 100],
    ['the centre', balance, 'C', 0],
    ['the centre, spelled', balance, 'Center', 0],
  ])('reads %s', (_, param, text, value) => {
    const parsed = parseValue(param, text)
    expect(parsed).toEqual({ value: expect.any(Number), note: null })
    expect('value' in parsed && parsed.value).toBeCloseTo(value, 9)
  })

  it.each<[NumberParam, string, number, string]>([
    [gainDb, '+30 dB', 12, '+12.0 dB is the most.'],
    [gainDb, '-∞', -60, '−60.0 dB is the least.'],
    [gainDb, '-inf', -60, '−60.0 dB is the least.'],
    [hz, '5', 20, '20 Hz is the least.'],
    [hz, '90k', 20_000, '20 kHz is the most.'],
    [ratio, '∞:1', 20, '20.0:1 is the most.'],
    [balance, 'L 300', -100, 'L 100 % is the least.'],
  ])('cuts to fit, and says so: %#', (param, text, value, note) => {
    expect(parseValue(param, text)).toEqual({ value, note })
  })

  it.each<[NumberParam, string, RegExp]>([
    [gainDb, '2 kHz', /level in dB, such as −3/],
    [gainDb, '', /level in dB/],
    [gainDb, 'loud', /level in dB/],
    [gainDb, '1.2.3', /level in dB/],
    [gainDb, '--3', /level in dB/],
    [gainDb, '3 constructor', /level in dB/],
    [hz, '-3 dB', /frequency, such as 250/],
    [hz, 'H4', /frequency/],
    [attackMs, '2k', /time, such as 120 ms/],
    [REVERB.decaySeconds, '3 Hz', /seconds/],
    [ratio, '3 dB', /ratio, such as 3:1/],
    [q, '3 dB', /without a unit/],
    [WIDTH.widthPercent, '3:1', /share in %/],
    [balance, 'L -3', /such as L 30/],
    [balance, 'L 3 R', /such as L 30/],
    [balance, '%', /such as L 30/],
    [hz, '12,000', /12000 or 12: the comma/],
    [hz, '1,250 Hz', /1250 or 1.25: the comma/],
  ])('refuses in words: %# %o', (param, text, error) => {
    expect(parseValue(param, text)).toEqual({ error: expect.stringMatching(error) })
  })

  it('is never anything but a value in range or an error, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...numbers.map(([, param]) => param)),
        fc.string({ unit: 'grapheme' }),
        (param, text) => {
          const parsed = parseValue(param, text)
          if ('error' in parsed) expect(parsed.error).toMatch(/\.$/)
          else expect(parsed.value >= param.min && parsed.value <= param.max).toBe(true)
        },
      ),
    )
  })
})

/** Every number of every table that the house has. */
const numbers = Object.entries(params).flatMap(([table, entries]) =>
  typeof entries === 'object'
    ? Object.entries(entries as Record<string, NumberParam>)
        .filter(([, param]) => param?.kind === 'number')
        .map(([id, param]) => [`${table}.${id}`, param] as const)
    : [],
)

/** Half of the last digit that `valueText` shows at a value, in the parameter's unit. */
function halfDigit(param: NumberParam, value: number): number {
  if (param === balance) return 0.5
  if (param.unit !== 'Hz') return 0.5 / 10 ** param.digits
  return value >= 9995 ? 50 : value >= 999.5 ? 5 : value >= 100 ? 0.5 : 0.05
}

describe('what valueText shows', () => {
  it('concerns all tables', () => {
    expect(numbers.length).toBeGreaterThan(50)
  })

  it.each(numbers)('%s is read again, shown and spoken, to the digits shown', (_, param) => {
    fc.assert(
      fc.property(fc.double({ min: param.min, max: param.max, noNaN: true }), fc.boolean(), (value, spoken) => {
        const parsed = parseValue(param, valueText(param, value, { spoken }))
        expect('value' in parsed).toBe(true)
        const read = 'value' in parsed ? parsed.value : Number.NaN
        expect(Math.abs(read - value)).toBeLessThanOrEqual(halfDigit(param, value) * (1 + 1e-9))
      }),
    )
  })
})

describe('noteHz', () => {
  it('is equal temperament on A4 = 440 Hz, over ten octaves, with cents', () => {
    const letters = ['c', 'c#', 'd', 'eb', 'e', 'f', 'f♯', 'g', 'ab', 'a', 'b♭', 'b']
    for (let octave = -1; octave < 10; octave++) {
      letters.forEach((letter, step) => {
        for (const cents of [-100, -14, 0, 12, 50]) {
          const exact = 440 * 2 ** (octave - 4 + (step - 9) / 12 + cents / 1200)
          const text = `${letter}${octave}${cents ? ` ${cents > 0 ? '+' : ''}${cents}` : ''}`
          expect((noteHz(text) ?? 0) / exact, text).toBeCloseTo(1, 12)
        }
      })
    }
  })

  it('crosses the octave with an accidental', () => {
    expect(noteHz('cb4')).toBeCloseTo(noteHz('b3') ?? 0, 9)
    expect(noteHz('b#3')).toBeCloseTo(noteHz('c4') ?? 0, 9)
  })

  it.each(['h4', 'a', '4a', 'a44', 'a4 12', ''])('knows no note in "%s"', (text) => {
    expect(noteHz(text)).toBeNull()
  })
})
