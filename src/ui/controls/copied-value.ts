import type { Param } from '../../params'

/** What was copied last from a control: the page's own, because reading the clipboard would ask for leave each time. */
interface Copied {
  readonly param: Param
  readonly value: unknown
}

let copied: Copied | null = null

/** Keeps a control's value for another one. */
export function copyValue(param: Param, value: unknown): void {
  copied = { param, value }
}

/** The copied value, where it fits: the same unit and in range, a switch for a switch, an option that is there. */
export function fittingValue(param: Param): number | boolean | string | null {
  if (!copied) return null
  const { param: from, value } = copied
  if (param.kind === 'number') {
    if (from.kind !== 'number' || from.unit !== param.unit || typeof value !== 'number') return null
    return value >= param.min && value <= param.max ? value : null
  }
  if (param.kind === 'toggle') return typeof value === 'boolean' ? value : null
  return typeof value === 'string' && param.options.some(({ id }) => id === value) ? value : null
}
