import type { Param } from '../../params'
import { valueText } from '../../params/value-text'

/** A parameter's value in words: with its unit, "On", or the option's label. */
export function factText(param: Param, value: unknown): string {
  if (param.kind === 'number') return valueText(param, value as number)
  if (param.kind === 'toggle') return value ? 'On' : 'Off'
  return param.options.find(({ id }) => id === value)?.label ?? ''
}

/** "−60.0 dB to +12.0 dB"; null where there is no range. */
export function rangeText(param: Param): string | null {
  return param.kind === 'number' ? `${valueText(param, param.min)} to ${valueText(param, param.max)}` : null
}
