import { get, set, update } from 'idb-keyval'
import { say } from '../state/notice-store'
import type { App } from './app'
import { recallAuthor } from './follow-project'
import { keptOver } from './kept-work'

const KEY = 'last-session'
/** After the last change; short enough to be forgotten, long enough not to write on every step of a drag. */
const QUIET_MS = 300

/**
 * Keeps the open session and its project in this browser after every change, and offers the last ones when the page is
 * opened. The stems lie in the library by their hashes, so the documents are all that is to be kept.
 */
export function keepSession(app: App): void {
  void get<unknown>(KEY)
    .then(async (kept) => {
      if (kept === undefined) return
      const { readKeptWork } = await import('./read-kept-work')
      const { session, project } = readKeptWork(kept)
      if (project) recallAuthor(app, project.author)
      if (app.session.getState().session) return
      if (session.groups.length > 0) app.kept.setState({ offered: session, offeredProject: project })
    })
    // A browser that keeps nothing, or a document from a later version: then nothing is offered.
    .catch(() => undefined)

  let timer = 0
  let failed = false
  const keep = ({ leaving = false } = {}) => {
    clearTimeout(timer)
    timer = 0
    const { session } = app.session.getState()
    const { project } = app.project.getState()
    if (!session) return
    const work = { session, project }
    // A page that goes away may not hear what is kept already: there is time for one request.
    const kept = leaving ? set(KEY, work) : update<unknown>(KEY, (other) => keptOver(work, other))
    void kept.then(
      () => app.view.setState({ keptAt: Date.now() }),
      () => {
        if (!failed) say(app.notices, 'warning', 'This browser does not keep the session: save it before you leave.')
        failed = true
      },
    )
  }
  const keepSoon = () => {
    app.view.setState({ keptAt: null })
    clearTimeout(timer)
    timer = window.setTimeout(() => keep(), QUIET_MS)
  }
  app.session.subscribe((state, before) => {
    if (state.session !== before.session && state.session) keepSoon()
  })
  app.project.subscribe((state, before) => {
    if (state.project !== before.project && state.project && app.session.getState().session) keepSoon()
  })
  // A tab that is closed or put away may never get another moment.
  const leave = () => timer && keep({ leaving: true })
  window.addEventListener('pagehide', leave)
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && leave())
}
