import type { Change } from '../state/edit-stream'
import type { App } from './app'
import { linkedChanges } from './linked-changes'

/**
 * Turns controls, and those of the linked strips with them: one step of undo, and one for all calls that share a gesture
 * (one drag). Every control of a strip comes through here.
 */
export function editSettings(app: App, label: string, gesture: string | null, changes: readonly Change[]): void {
  const { session, history, edit } = app.session.getState()
  const links = session && session.hand.linked.length > 1 && !app.hand.getState().alone
  edit(label, gesture, links ? [...changes, ...linkedChanges(session, history, gesture, changes)] : changes)
}
