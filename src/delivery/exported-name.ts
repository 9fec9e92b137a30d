import type { SessionDoc } from '../session/document'
import { type ExportFormat, FORMATS } from '../session/export-format'
import { fileName, fileNameValues } from './file-name-pattern'

/** What a file of a session is called, by the session's pattern. `name`: of the alternate, null for the master. */
export function exportedName(
  { title, metadata, delivery }: Pick<SessionDoc, 'title' | 'metadata' | 'delivery'>,
  { name, format, rateHz }: { name: string | null; format: ExportFormat; rateHz: number },
): string {
  // As the page calls a song without a title; else the rate would be all that is left of the name.
  const values = fileNameValues({ ...metadata, title: title || 'Untitled' }, { alternate: name, format, rateHz })
  return fileName(delivery.fileName, values, FORMATS[format].extension)
}
