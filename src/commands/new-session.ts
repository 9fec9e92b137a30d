import type { ProjectDoc } from '../project/project'
import type { SessionDoc } from '../session/document'
import type { History } from '../state/edit-stream'
import { say } from '../state/notice-store'
import { shownName } from '../wav/audio-file-error'
import type { App } from './app'
import { restoreLastSession } from './restore-last-session'

interface Closed {
  readonly history: History<SessionDoc>
  readonly project: ProjectDoc | null
}

/** What was closed last on this page, with every step of it. */
const closed = new WeakMap<App, Closed>()

/** An empty page; the session that was open is offered as the last one, and comes back with all of its steps. */
export function newSession(app: App): void {
  const { session, history, close } = app.session.getState()
  const { project } = app.project.getState()
  if (session) app.kept.setState({ offered: session, offeredProject: project })
  if (history) closed.set(app, { history, project })
  app.live.pause()
  close()
  app.notices.setState({ notices: [] })
  app.transport.setState({ soloed: new Set(), bandSolo: null, slot: 'master', positionFrame: 0 })
  app.view.setState({ chosen: { host: 'master', processor: 'eq' }, tab: 'stems' })
  if (!session) return
  const back = { label: 'Bring it back', run: () => void bringBack(app) }
  say(app.notices, 'info', `“${shownName(session.title || 'Untitled')}” was closed. It is kept.`, 'song-left', back)
}

/** Opens what was closed last, with its steps where this page still has them. */
export async function bringBack(app: App): Promise<void> {
  const { offered } = app.kept.getState()
  const found = closed.get(app)
  if (found?.history.document !== offered || app.session.getState().session) return restoreLastSession(app)
  closed.delete(app)
  app.kept.setState({ offered: null, offeredProject: null })
  // First the project: a session without one would get a new one.
  app.project.setState({ project: found.project })
  app.session.setState({ session: found.history.document, history: found.history })
}
