import type { App } from '../../../commands/app'
import { hearBand } from '../../../commands/hear-band'
import type { ProcessorPlace } from '../../../protocol/listening'

let letGo: (() => void) | null = null

/**
 * One band of an equaliser alone, until it is let go of: by the pointer or the key that holds it, or because the window
 * is no longer the one that gets their events. Nobody shall be left with one band by a key that was released elsewhere.
 */
export function holdBand(app: App, place: ProcessorPlace, band: number): void {
  letGo?.()
  const ends = new AbortController()
  letGo = () => {
    ends.abort()
    letGo = null
    hearBand(app, place, null)
  }
  const { signal } = ends
  const end = () => letGo?.()
  window.addEventListener('pointerup', end, { signal, capture: true })
  window.addEventListener('pointercancel', end, { signal, capture: true })
  window.addEventListener('blur', end, { signal })
  window.addEventListener('keyup', (event) => event.key.toLowerCase() === 'h' && end(), { signal, capture: true })
  document.addEventListener('visibilitychange', end, { signal })
  hearBand(app, place, band)
}

/** Lets go of the band that is held, if one is. */
export function releaseBand(): void {
  letGo?.()
}

/** The key that holds a band, where no list or menu looks for letters. */
export function isHoldKey(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'target'>,
) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'h') return false
  return event.target instanceof Element && event.target.closest('[aria-haspopup], input[type=text]') === null
}
