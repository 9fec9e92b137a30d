import { mayHoldSession, sessionOfFile } from '../delivery/session-of-file'
import type { ProjectDoc } from '../project/project'
import type { SessionDoc } from '../session/document'
import { type ParsedSession, parseSession } from '../session/parse-session'
import { mostCommonRate } from '../session/song-length'
import { say } from '../state/notice-store'
import { stemsOf } from '../state/session-store'
import { shownName } from '../wav/audio-file-error'
import { BlobReader } from '../wav/blob-reader'
import type { App } from './app'
import { findKeptStems } from './find-kept-stems'
import { messageOf } from './message-of'
import { replaceSession } from './replace-session'
import { isSameSong } from './same-song'

/**
 * Opens a session file, or the session that travels in a master. Stems are found by hash, then by file name; those that
 * are missing are asked for by name. A state of the song that is open stays with its versions and comments; another
 * song begins a project of its own.
 */
export async function openSession(app: App, file: File): Promise<void> {
  let parsed: ParsedSession
  try {
    parsed = parseSession(await sessionText(file))
  } catch (error) {
    say(app.notices, 'error', `“${file.name}” was not opened: ${messageOf(error)}`)
    return
  }
  for (const warning of parsed.warnings) say(app.notices, 'warning', `“${file.name}”: ${warning}`)
  const { project } = app.project.getState()
  const isKnown = isSameSong(parsed.session, app.session.getState().session, project)
  await openDocument(app, parsed.session, { rateGiven: parsed.rateGiven, project: isKnown ? project : null })
}

async function sessionText(file: File): Promise<string> {
  const reader = new BlobReader(file)
  if (!(await mayHoldSession(reader))) return file.text()
  const embedded = await sessionOfFile(reader)
  if (embedded) return embedded.session
  throw new Error('it holds no session. Open a session file, or a master that was exported with its session.')
}

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
    say(app.notices, 'error', `The session was not opened: ${messageOf(error)}`)
    return false
  }
}
