import type { SessionDoc } from '../session/document'
import type { App } from './app'

/**
 * Opens a session in the place of the one that is open. That one is not lost: as long as it held stems, opening is a
 * step like any other, and undo brings it back.
 */
export function replaceSession(app: App, label: string, next: SessionDoc): void {
  const { session, open, edit } = app.session.getState()
  app.transport.setState({ soloed: new Set(), bandSolo: null, slot: 'master' })
  app.view.setState({ chosen: { host: 'master', processor: 'eq' } })
  if (session && session.groups.length > 0) edit(label, null, [{ path: [], value: next }])
  else open(next)
  app.kept.setState({ offered: null })
  app.live.seek(0)
}
