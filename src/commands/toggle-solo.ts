import type { App } from './app'
import { linkedWith } from './link-strips'

/**
 * Lets a group be heard alone, with the others that are soloed and with those that it is linked to. For listening only:
 * exports never know of it.
 */
export function toggleSolo(app: App, groupId: string): void {
  const { session } = app.session.getState()
  const alone = !session || app.hand.getState().alone
  const soloed = new Set(app.transport.getState().soloed)
  const on = !soloed.has(groupId)
  for (const id of [groupId, ...(alone ? [] : linkedWith(session, groupId))]) {
    if (on) soloed.add(id)
    else soloed.delete(id)
  }
  app.transport.setState({ soloed })
}

export function clearSolo(app: App): void {
  app.transport.setState({ soloed: new Set(), bandSolo: null })
}
