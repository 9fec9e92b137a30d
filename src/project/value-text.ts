import type { Param } from '../params'
import { valueText } from '../params/value-text'

/** A parameter's value in words, with its unit and a real minus sign; numbers with `extraDigits` more than usual. */
export function paramText(param: Param, value: unknown, extraDigits = 0): string {
  if (param.kind === 'toggle') return value ? 'on' : 'off'
  if (param.kind === 'choice') return param.options.find(({ id }) => id === value)?.label ?? String(value)
  return typeof value === 'number' ? valueText(param, value, { extraDigits }) : '–'
}

/** Two values of one parameter, with so many digits that they do not read the same. */
export function pairText(param: Param, before: unknown, after: unknown): [string, string] {
  for (let extra = 0; extra <= 15; extra += 1) {
    const pair: [string, string] = [paramText(param, before, extra), paramText(param, after, extra)]
    if (plain(pair[0]) !== plain(pair[1]) || before === after) return pair
  }
  return [String(before), String(after)]
}

/** "+0.0" and "0.0" read the same. */
const plain = (text: string) => text.replace('+', '')
