import type { NumberParam } from '../../params'
import { stepped } from './taper'

/** What a key event has to say for the functions below. */
export interface KeyPress {
  readonly key: string
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

/**
 * What a key does to the value: arrows by a step (Shift: ten), Home and End, Delete back to the default. Alt with up and
 * down is let through (one of several linked strips is moved alone by it); sideways it is the browser's way back.
 */
export function afterKey(param: NumberParam, value: number, press: KeyPress): number | null {
  if (press.ctrlKey || press.metaKey) return null
  if (press.altKey && press.key !== 'ArrowUp' && press.key !== 'ArrowDown') return null
  const many = press.shiftKey ? 10 : 1
  switch (press.key) {
    case 'ArrowUp':
    case 'ArrowRight':
      return stepped(param, value, many)
    case 'ArrowDown':
    case 'ArrowLeft':
      return stepped(param, value, -many)
    case 'PageUp':
      return stepped(param, value, 10)
    case 'PageDown':
      return stepped(param, value, -10)
    case 'Home':
      return param.min
    case 'End':
      return param.max
    case 'Delete':
    case 'Backspace':
      return param.default
    default:
      return null
  }
}

/**
 * What the field for a typed value begins with, when a key opens it: the character typed, or '' for the value as it
 * stands; null for a key that does not open it. Digits are the page's (slots to listen to) unless `takesDigits`.
 */
export function typedStart(press: KeyPress, takesDigits: boolean): string | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null
  if (press.key === 'Enter') return ''
  if (press.key === '-' || press.key === '−' || press.key === '+') return press.key
  return takesDigits && /^\d$/.test(press.key) ? press.key : null
}
