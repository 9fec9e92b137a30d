import { EQ_BAND, type EqBandSettings } from '../../../params'
import { stepped } from '../../controls/taper'
import { type AnyBand, hasGain } from './node-text'

type Key = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** Presses of an arrow that one of a Page key is worth. */
const PAGE = 10
const FINE = 0.1

/**
 * What a key does to a band on the curve: left and right its frequency, up and down its gain (Page keys ten steps), with
 * Shift its Q; brackets do so too. Home takes the gain back to nothing. Null for keys that change no value.
 */
export function bandAfterKey(band: AnyBand, event: Key): Partial<EqBandSettings> | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null
  const byHz = (steps: number) => ({ hz: stepped(EQ_BAND.hz, band.hz, steps) })
  const byQ = (steps: number) => ({ q: stepped(EQ_BAND.q, band.q, steps) })
  const byGain = (steps: number) =>
    hasGain(band) ? { gainDb: stepped(EQ_BAND.gainDb, band.gainDb, steps) } : ({} as Partial<EqBandSettings>)
  switch (event.key) {
    case 'ArrowRight':
      return byHz(event.shiftKey ? FINE : 1)
    case 'ArrowLeft':
      return byHz(event.shiftKey ? -FINE : -1)
    case 'ArrowUp':
      return event.shiftKey ? byQ(1) : byGain(1)
    case 'ArrowDown':
      return event.shiftKey ? byQ(-1) : byGain(-1)
    case 'PageUp':
      return event.shiftKey ? byHz(PAGE) : byGain(PAGE)
    case 'PageDown':
      return event.shiftKey ? byHz(-PAGE) : byGain(-PAGE)
    case ']':
      return byQ(1)
    case '[':
      return byQ(-1)
    case 'Home':
      return hasGain(band) ? { gainDb: 0 } : {}
    default:
      return null
  }
}

/** Keys that open the menu of what has the focus. Enter does so on a band alone. */
export function opensMenu({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>): boolean {
  return key === 'ContextMenu' || (key === 'F10' && shiftKey)
}
