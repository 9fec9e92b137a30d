import { fileName, fileNameValues } from '../delivery/file-name-pattern'
import type { SessionDoc } from '../session/document'
import { FORMATS } from '../session/export-format'
import { fileRateHz } from './choose-export-format'

/** What the session's file is called; `alternate` names one beside the master. */
export function deliveredName(
  session: SessionDoc,
  alternate: string | null = null,
  pattern: string = session.delivery.fileName,
): string {
  const { format } = session.export
  const song = { ...session.metadata, title: session.title }
  const values = fileNameValues(song, { alternate, format, rateHz: fileRateHz(session) })
  return fileName(pattern, values, FORMATS[format].extension)
}
