import type { NumberParam } from '../../params'
import { valueText } from '../../params/value-text'

/** A value with all the figures that are kept of it (log tapers keep four), for the field that it is typed over in. */
export function typedText(param: NumberParam, value: number): string {
  const shown = valueText(param, value)
  if (param.taper !== 'log') return shown
  const exact = valueText(param, value, { extraDigits: 3 })
  // "15.000 ms" says no more than "15.0 ms".
  return Number.parseFloat(exact) === Number.parseFloat(shown) ? shown : exact.replace(/(\.\d*?[1-9])0+(?=\D|$)/, '$1')
}
