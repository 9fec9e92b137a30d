import { fileNamePart } from '../session/file-name'
import { stringifySession } from '../session/stringify-session'
import { say } from '../state/notice-store'
import type { App } from './app'
import { stampedSession } from './delivery-version'
import { failureText } from './message-of'
import { openSink } from './save-file'

/** Writes the session as the same JSON that the command line reads, and makes the same files of: its version with it. */
export async function saveSession(app: App): Promise<void> {
  const { session } = app.session.getState()
  if (!session) {
    say(app.notices, 'info', 'There is no session to save yet: add stems first.')
    return
  }
  try {
    const sink = await openSink({
      fileName: `${fileNamePart(session.title, 'tutti session')}.json`,
      description: 'Tutti session',
      mime: 'application/json',
      extension: '.json',
    })
    if (!sink) return
    await sink.write(new TextEncoder().encode(stringifySession(stampedSession(app, session))))
    await sink.close()
  } catch (error) {
    say(
      app.notices,
      'error',
      failureText('The session could not be saved', error, 'It is still open here: try again, or in another place.'),
    )
  }
}
