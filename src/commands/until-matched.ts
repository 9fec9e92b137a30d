import type { MonitorSlot } from '../protocol/listening'
import { slotLoudness } from '../state/loudness-store'
import type { App } from './app'

/**
 * Resolves with true once the loudness of all these slots is known, and they are so matched; with false where `signal`
 * ends the waiting, or where the song cannot be measured, which the page says.
 */
export function untilMatched(
  app: Pick<App, 'loudness'>,
  slots: readonly MonitorSlot[],
  signal: AbortSignal,
): Promise<boolean> {
  return new Promise((resolve) => {
    const check = () => {
      const state = app.loudness.getState()
      const isKnown = slots.every((slot) => slotLoudness(state, slot).status === 'current')
      if (!isKnown && state.error === null && !signal.aborted) return
      unsubscribe()
      signal.removeEventListener('abort', check)
      resolve(isKnown && !signal.aborted)
    }
    const unsubscribe = app.loudness.subscribe(check)
    signal.addEventListener('abort', check)
    check()
  })
}
