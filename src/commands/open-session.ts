import { mayHoldSession, sessionOfFile } from '../delivery/session-of-file'
import { type ParsedSession, parseSession } from '../session/parse-session'
import { say } from '../state/notice-store'
import { BlobReader } from '../wav/blob-reader'
import type { App } from './app'
import { failureText } from './message-of'
import { openDocument } from './open-document'
import { openProject } from './open-project'
import { isSameSong } from './same-song'

/**
 * Opens a session file, or the session that travels in a master. Stems are found by hash, then by file name; those that
 * are missing are asked for by name. A state of the song that is open stays with its versions and comments; another
 * song begins a project of its own. A project file is opened as that.
 */
export async function openSession(app: App, file: File): Promise<void> {
  if (/\.tutti$/i.test(file.name)) return openProject(app, file)
  let parsed: ParsedSession
  try {
    parsed = parseSession(await sessionText(file))
  } catch (error) {
    say(
      app.notices,
      'error',
      failureText(
        `“${file.name}” was not opened`,
        error,
        'What is open stays as it was. Get the file again, or open another one.',
      ),
    )
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
