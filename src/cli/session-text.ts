import { readFile } from 'node:fs/promises'
import { mayHoldSession, sessionOfFile } from '../delivery/session-of-file'
import { shownName } from '../wav/audio-file-error'
import { FileReader } from './file-reader'
import { reasonOf } from './stem-files'
import { UsageError } from './usage-error'

/** A session's text: of a JSON file, or of a master that holds one. Throws UsageError where there is none. */
export async function sessionText(path: string): Promise<string> {
  try {
    const reader = new FileReader(path)
    try {
      if (!(await mayHoldSession(reader))) return await readFile(path, 'utf8')
      const embedded = await sessionOfFile(reader)
      if (embedded) return embedded.session
    } finally {
      reader.close()
    }
  } catch (error) {
    throw new UsageError(`The session "${path}" could not be read: ${reasonOf(error)}`)
  }
  throw new UsageError(`"${shownName(path)}" holds no session: name the session file, or a master that holds one.`)
}
