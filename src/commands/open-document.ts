import type { ProjectDoc } from '../project/project'
import type { SessionDoc } from '../session/document'
import { mostCommonRate } from '../session/song-length'
import { say } from '../state/notice-store'
import { stemsOf } from '../state/session-store'
import { shownName } from '../wav/audio-file-error'
import type { App } from './app'
import { findKeptStems } from './find-kept-stems'
import { failureText } from './message-of'
import { replaceSession } from './replace-session'

export interface OpenOptions {
  /** False where the session's rate is only a guess. */
  readonly rateGiven?: boolean
  /** What belongs to the session; null begins anew. */
  readonly project?: ProjectDoc | null
  /** Name of the step. */
  readonly label?: string
}

/** Opens a session that was read already. Resolves with whether that worked. */
export async function openDocument(
  app: App,
  document: SessionDoc,
  { rateGiven = true, project = null, label = 'Open session' }: OpenOptions = {},
): Promise<boolean> {
  try {
    const { session, missing, said } = await findKeptStems(app, document)
    const rateHz = rateGiven
      ? session.rateHz
      : (mostCommonRate(stemsOf(session).map((stem) => stem.rateHz)) ?? session.rateHz)
    replaceSession(app, label, { ...session, rateHz }, project)
    for (const text of said) say(app.notices, 'warning', text)
    if (missing.length > 0) {
      const names = missing.map((stem) => `“${shownName(stem.fileName)}”`).join(', ')
      say(app.notices, 'warning', `Please add ${names}: the session needs ${missing.length === 1 ? 'it' : 'them'}.`)
      app.view.setState({ tab: 'stems' })
    }
    return true
  } catch (error) {
    say(app.notices, 'error', failureText('The session was not opened', error, 'What is open stays as it was.'))
    return false
  }
}
