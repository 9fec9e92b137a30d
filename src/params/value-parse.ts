import { noteHz } from './note-frequency'
import { OUTPUT } from './output'
import type { NumberParam } from './param'
import { valueText } from './value-text'

/** A value in the parameter's own unit and within its range; `note` says where it was cut to fit. */
export interface ParsedValue {
  readonly value: number
  readonly note: string | null
}
export type ValueParsing = ParsedValue | { readonly error: string }

/** What may be written after a number, and what one of it is in the parameter's own unit. */
type Units = Readonly<Record<string, number>>

const DECIBELS: Units = { '': 1, db: 1 }
const LOUDNESS: Units = { '': 1, lufs: 1, lkfs: 1, lu: 1, db: 1 }
const SECONDS: Units = { '': 1, s: 1, sec: 1, ms: 0.001, min: 60 }
const UNITS: Readonly<Record<string, Units>> = {
  dB: DECIBELS,
  dBTP: { ...DECIBELS, dbtp: 1 },
  dBFS: { ...DECIBELS, dbfs: 1 },
  LUFS: LOUDNESS,
  LU: LOUDNESS,
  Hz: { '': 1, hz: 1, k: 1000, khz: 1000 },
  ms: { '': 1, ms: 1, s: 1000, sec: 1000, us: 0.001, µs: 0.001 },
  s: SECONDS,
  '%': { '': 1, '%': 1, percent: 1 },
  ':1': { '': 1, ':1': 1, 'to 1': 1, x: 1 },
}

/** What belongs into the field, by unit: the end of every refusal. */
const EXPECTED: Readonly<Record<string, string>> = {
  dB: 'a level in dB, such as −3 or +1.5 dB',
  dBTP: 'a true peak in dBTP, such as −1',
  dBFS: 'a level in dBFS, such as −12',
  LUFS: 'a loudness in LUFS, such as −14',
  LU: 'a difference in LU, such as 1.5',
  Hz: 'a frequency, such as 250, 2.5 kHz, 2k or A4',
  ms: 'a time, such as 120 ms or 0.12 s',
  s: 'a time in seconds, such as 2.5 s',
  '%': 'a share in %, such as 50 %',
  ':1': 'a ratio, such as 3:1',
  '': 'a number without a unit, such as 1.4',
}
const EXPECTED_BALANCE = 'a side and a share, such as L 30, R 8 or C'

const NUMBER = /^([+-]?)\s*(\d+\.?\d*|\.\d+|∞|inf(?:inity)?)\s*(.*)$/

/**
 * Reads what a person typed for a parameter: "-3", "−3 dB", "2k", "120 ms", "0.12 s", "1,5", "3:1", "L 30", "A4 +12". A
 * number without a unit is in the parameter's own. Out of range is cut to fit, and says so; another quantity's unit, or
 * what is no number, is an error in words. The inverse of `valueText`, to the digits that it shows.
 */
export function parseValue(param: NumberParam, text: string): ValueParsing {
  const plain = plainText(text)
  const error = {
    error: `This takes ${param === OUTPUT.balance ? EXPECTED_BALANCE : (EXPECTED[param.unit] ?? 'a number')}.`,
  }
  if (plain === '') return error
  if (param === OUTPUT.balance) {
    const percent = balancePercent(plain)
    return percent === null ? error : fitted(param, percent)
  }
  const hz = param.unit === 'Hz' ? noteHz(plain) : null
  if (hz !== null) return fitted(param, hz)
  const [, sign, digits = '', unit = ''] = NUMBER.exec(withPoint(plain)) ?? []
  const units = UNITS[param.unit] ?? { '': 1, [param.unit.toLowerCase()]: 1 }
  const factor = Object.hasOwn(units, unit) ? units[unit] : undefined
  if (digits === '' || factor === undefined) return error
  // "12,000" is twelve to some and twelve thousand to others. Where both could be meant, neither is guessed.
  if (factor === 1 && param.max >= 1000 && /^\D*\d{1,3},\d{3}\D*$/.test(plain)) {
    return { error: `Write ${digits.replace('.', '')} or ${Number(digits)}: the comma can be read in two ways.` }
  }
  const size = Number.isNaN(Number(digits)) ? Number.POSITIVE_INFINITY : Number(digits) * factor
  return fitted(param, sign === '-' ? -size : size)
}

/** Small letters, the plain hyphen for every kind of minus, single plain spaces. */
function plainText(text: string): string {
  return text
    .replace(/[\u2010-\u2015\u2212\uFE63\uFF0D]/g, '-')
    .replace(/[\s\u00A0\u2009\u202F]+/g, ' ')
    .replace(/\u03BC/g, 'µ')
    .trim()
    .toLowerCase()
}

/** A comma before a point parts thousands; one that stands alone is the decimal sign of half the world. */
function withPoint(text: string): string {
  return text.includes('.') ? text.replace(/(\d),(?=\d{3})/g, '$1') : text.replace(',', '.')
}

const SIDE = 'l|left|r|right'
const BALANCE = new RegExp(`^(?:(${SIDE}) ?)?([+-]?) ?(\\d+\\.?\\d*|\\.\\d+)? ?(?:%|percent)? ?(${SIDE})?$`)

/** Left is negative. Null for what is no balance. */
function balancePercent(text: string): number | null {
  if (/^(c|centre|center)(, 0 %)?$/.test(text)) return 0
  const [, before, sign = '', digits, after] = BALANCE.exec(withPoint(text)) ?? []
  const side = before ?? after
  if ((before && after) || (side && sign) || (!side && digits === undefined)) return null
  // A side alone is all the way.
  const share = digits === undefined ? 100 : Number(digits)
  return side?.startsWith('l') || sign === '-' ? -share : share
}

function fitted(param: NumberParam, value: number): ParsedValue {
  if (value < param.min) return { value: param.min, note: `${valueText(param, param.min)} is the least.` }
  if (value > param.max) return { value: param.max, note: `${valueText(param, param.max)} is the most.` }
  // Never the zero below zero.
  return { value: value + 0, note: null }
}
