import { get, set } from 'idb-keyval'
import { readSession } from '../session/parse-session'
import { say } from '../state/notice-store'
import type { App } from './app'

const KEY = 'last-session'
/** After the last change; short enough to be forgotten, long enough not to write on every step of a drag. */
const QUIET_MS = 300

/**
 * Keeps the open session in this browser after every change, and offers the last one when the page is opened. The
 * stems lie in the library by their hashes, so the document is all that is to be kept.
 */
export function keepSession(app: App): void {
  void get<unknown>(KEY)
    .then((kept) => {
      if (kept === undefined || app.session.getState().session) return
      const { session } = readSession(kept)
      if (session.groups.length > 0) app.kept.setState({ offered: session })
    })
    // A browser that keeps nothing, or a document from a later version: then nothing is offered.
    .catch(() => undefined)

  let timer = 0
  let failed = false
  const keep = () => {
    clearTimeout(timer)
    timer = 0
    const { session } = app.session.getState()
    if (!session) return
    void set(KEY, session).then(
      () => app.view.setState({ keptAt: Date.now() }),
      () => {
        if (!failed) say(app.notices, 'warning', 'This browser does not keep the session: save it before you leave.')
        failed = true
      },
    )
  }
  app.session.subscribe((state, before) => {
    if (state.session === before.session || !state.session) return
    app.view.setState({ keptAt: null })
    clearTimeout(timer)
    timer = window.setTimeout(keep, QUIET_MS)
  })
  // A tab that is closed or put away may never get another moment.
  window.addEventListener('pagehide', () => timer && keep())
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && timer && keep())
}
