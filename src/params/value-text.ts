import { OUTPUT } from './output'
import type { NumberParam } from './param'

interface ValueTextOptions {
  /** For screen readers and tools: the plain hyphen, which all of them read as "minus", and no plus sign. */
  readonly spoken?: boolean
  /** More decimals than the parameter has on its control. */
  readonly extraDigits?: number
}

/** A value as a person reads it, always with its unit and, unless spoken, with a real minus sign. */
export function valueText(
  param: NumberParam,
  value: number,
  { spoken = false, extraDigits = 0 }: ValueTextOptions = {},
): string {
  if (param === OUTPUT.balance) return balanceText(value, spoken, extraDigits)
  if (param.unit === 'Hz') return frequencyText(value, extraDigits)
  const digits = numberText(value, param.digits + extraDigits, spoken)
  const signed = !spoken && param.min < 0 && param.max > 0 && value > 0 ? `+${digits}` : digits
  if (param.unit === ':1') return `${signed}:1`
  return param.unit ? `${signed} ${param.unit}` : signed
}

function frequencyText(hz: number, extraDigits: number): string {
  if (hz >= 9995) return `${Number((hz / 1000).toFixed(1 + extraDigits))} kHz`
  if (hz >= 999.5) return `${Number((hz / 1000).toFixed(2 + extraDigits))} kHz`
  return `${Number(hz.toFixed((hz < 100 ? 1 : 0) + extraDigits))} Hz`
}

function balanceText(value: number, spoken: boolean, extraDigits: number): string {
  const percent = Number(Math.abs(value).toFixed(extraDigits))
  if (percent === 0) return spoken ? 'Centre, 0 %' : 'C'
  return `${value < 0 ? 'L' : 'R'} ${percent} %`
}

/** A number with a fixed count of decimals; minus infinity and "undefined" have their own signs; never "-0.0". */
export function numberText(value: number, digits: number, spoken = false): string {
  if (Number.isNaN(value)) return spoken ? 'unknown' : '–'
  if (value === Number.NEGATIVE_INFINITY) return spoken ? 'minus infinity' : '−∞'
  const text = value.toFixed(digits)
  const zero = Number(text) === 0
  const sign = value < 0 && !zero ? (spoken ? '-' : '−') : ''
  return sign + text.replace('-', '')
}

const TICKS_PER_SECOND = [1, 10, 100, 1000] as const

/** "1:45.320" of a song; hours only where there are some. */
export function timeText(seconds: number, digits: 0 | 1 | 2 | 3 = 3): string {
  const safe = Math.max(0, Number.isFinite(seconds) ? seconds : 0)
  // Rounded first, so that 59.9996 s is a minute and not "0:60.000".
  const scale = TICKS_PER_SECOND[digits]
  const ticks = Math.round(safe * scale)
  const whole = Math.floor(ticks / scale)
  const fraction = digits > 0 ? `.${String(ticks % scale).padStart(digits, '0')}` : ''
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor(whole / 60) % 60
  const tail = `${String(whole % 60).padStart(2, '0')}${fraction}`
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`
}

/** "44.1 kHz", "48 kHz", "192 kHz". */
export function rateText(rateHz: number): string {
  return `${Number((rateHz / 1000).toFixed(3))} kHz`
}
