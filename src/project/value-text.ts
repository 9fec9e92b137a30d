import { type NumberParam, OUTPUT, type Param } from '../params'

/** A parameter's value in words, with its unit and a real minus sign; numbers with `extraDigits` more than usual. */
export function paramText(param: Param, value: unknown, extraDigits = 0): string {
  if (param.kind === 'toggle') return value ? 'on' : 'off'
  if (param.kind === 'choice') return param.options.find(({ id }) => id === value)?.label ?? String(value)
  return typeof value === 'number' ? numberValueText(param, value, extraDigits) : '–'
}

/**
 * Two values of one parameter, with so many digits that they do not read the same. As the page writes them where its
 * own digits tell them apart.
 */
export function pairText(param: Param, before: unknown, after: unknown): [string, string] {
  for (let extra = 0; extra <= 15; extra += 1) {
    const pair: [string, string] = [paramText(param, before, extra), paramText(param, after, extra)]
    if (plain(pair[0]) !== plain(pair[1]) || before === after) return pair
  }
  return [String(before), String(after)]
}

/** "+0.0" and "0.0" read the same. */
const plain = (text: string) => text.replace('+', '')

function numberValueText(param: NumberParam, value: number, extraDigits: number): string {
  if (param === OUTPUT.balance) return balanceText(value, extraDigits)
  if (param.unit === 'Hz') return frequencyText(value, extraDigits)
  const digits = numberText(value, param.digits + extraDigits)
  const signed = param.min < 0 && param.max > 0 && value > 0 ? `+${digits}` : digits
  if (param.unit === ':1') return `${signed}:1`
  return param.unit ? `${signed} ${param.unit}` : signed
}

function frequencyText(hz: number, extraDigits: number): string {
  if (hz >= 9995) return `${Number((hz / 1000).toFixed(1 + extraDigits))} kHz`
  if (hz >= 999.5) return `${Number((hz / 1000).toFixed(2 + extraDigits))} kHz`
  return `${Number(hz.toFixed((hz < 100 ? 1 : 0) + extraDigits))} Hz`
}

function balanceText(value: number, extraDigits: number): string {
  const percent = Number(Math.abs(value).toFixed(extraDigits))
  return percent === 0 ? 'C' : `${value < 0 ? 'L' : 'R'} ${percent} %`
}

/** A number with a fixed count of decimals and a real minus sign; never "−0.0". */
export function numberText(value: number, digits: number): string {
  const text = value.toFixed(digits)
  return value < 0 && Number(text) !== 0 ? `−${text.slice(1)}` : text.replace('-', '')
}

/** "1:45.320" of a song; hours only where there are some. Rounded first, so that 59.9996 s is a minute. */
export function timeText(seconds: number): string {
  const ticks = Math.round(Math.max(0, seconds) * 1000)
  const whole = Math.floor(ticks / 1000)
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor(whole / 60) % 60
  const tail = `${two(whole % 60)}.${String(ticks % 1000).padStart(3, '0')}`
  return hours > 0 ? `${hours}:${two(minutes)}:${tail}` : `${minutes}:${tail}`
}

/** "44.1 kHz", "48 kHz". */
export function rateText(rateHz: number): string {
  return `${Number((rateHz / 1000).toFixed(3))} kHz`
}
