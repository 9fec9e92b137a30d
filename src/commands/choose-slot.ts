import type { MonitorSlot } from '../state/transport-store'
import type { App } from './app'

/** Whether there is anything to hear in a slot of the monitor. */
export function slotIsFilled(app: App, slot: MonitorSlot): boolean {
  const session = app.session.getState().session
  if (slot === 'rough' || slot === 'reference') return Boolean(session?.compare[slot])
  return true
}

/** Switches what is listened to. An empty slot is not chosen: silence would be no comparison. */
export function chooseSlot(app: App, slot: MonitorSlot): void {
  if (slotIsFilled(app, slot)) app.transport.setState({ slot })
}

/** Between the master and what was compared with last: the one-key A/B. */
export function switchSlot(app: App, last: MonitorSlot): MonitorSlot {
  const { slot } = app.transport.getState()
  const next = slot === 'master' ? last : 'master'
  chooseSlot(app, next)
  return slot === 'master' ? last : slot
}
