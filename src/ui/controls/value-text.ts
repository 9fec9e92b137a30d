import { type NumberParam, OUTPUT } from '../../params'

/**
 * A value as a person reads it, always with its unit. On screen a minus is a real minus sign; for screen readers and
 * tools (`spoken`) it is the plain hyphen that all of them read as "minus", and no plus sign is put in front.
 */
export function valueText(param: NumberParam, value: number, spoken = false): string {
  if (param === OUTPUT.balance) return balanceText(value, spoken)
  if (param.unit === 'Hz') return frequencyText(value)
  const digits = numberText(value, param.digits, spoken)
  const signed = !spoken && param.min < 0 && param.max > 0 && value > 0 ? `+${digits}` : digits
  if (param.unit === ':1') return `${signed}:1`
  return param.unit ? `${signed} ${param.unit}` : signed
}

function frequencyText(hz: number): string {
  if (hz >= 9995) return `${Number((hz / 1000).toFixed(1))} kHz`
  if (hz >= 999.5) return `${Number((hz / 1000).toFixed(2))} kHz`
  return `${hz.toFixed(hz < 100 ? 1 : 0).replace(/\.0$/, '')} Hz`
}

function balanceText(value: number, spoken: boolean): string {
  const percent = Math.abs(Math.round(value))
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

/** "1:45.320" of a song; hours only where there are some. */
export function timeText(seconds: number, digits = 3): string {
  const safe = Math.max(0, Number.isFinite(seconds) ? seconds : 0)
  // Rounded first, so that 59.9996 s is a minute and not "0:60.000".
  const scale = 10 ** digits
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
