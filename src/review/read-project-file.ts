import type { ByteReader } from '../wav/byte-reader'
import { ProjectFileError } from './project-file-error'
import {
  isLaterList,
  LIST_NAME,
  type ListedStem,
  PROJECT_NAME,
  parseProjectList,
  SESSION_NAME,
  TEXT_LIMITS,
} from './project-list'
import { ZipReader } from './zip-reader'

/** A stem of a project file. */
export interface ReadStem extends ListedStem {
  /**
   * Bytes of the project file that are a FLAC or WAV file. Null where only the hash is here, and where the entry that
   * `path` names is missing. Whoever reads it has to compare the hash: what lies here may be anything.
   */
  readonly part: { readonly offset: number; readonly length: number } | null
}

export interface ProjectFileContents {
  readonly program: string
  /** As it was found: to be parsed as any session is. */
  readonly sessionText: string
  readonly projectText: string
  readonly stems: readonly ReadStem[]
}

/**
 * Reads a `.tutti` file that may come from anybody: the texts, and where the stems lie. Other entries (that a program
 * which packed it anew may have put in) are left alone. Rejects with ProjectFileError.
 */
export async function readProjectFile(reader: ByteReader, fileName: string): Promise<ProjectFileContents> {
  const zip = await ZipReader.open(reader, fileName)
  const text = async (name: keyof typeof TEXT_LIMITS) => {
    const entry = zip.entries.get(name)
    if (!entry) throw new ProjectFileError(fileName, `is no Tutti project: there is no "${name}" in it.`)
    return zip.text(entry, TEXT_LIMITS[name])
  }
  const listText = await text(LIST_NAME)
  const list = parseProjectList(listText)
  if (!list) {
    const problem = isLaterList(listText)
      ? 'was saved by a later version of Tutti. Open it with that one.'
      : `is damaged: "${LIST_NAME}" in it is no list of a project.`
    throw new ProjectFileError(fileName, problem)
  }
  const stems: ReadStem[] = []
  const seen = new Set<string>()
  for (const stem of list.stems) {
    if (seen.has(stem.sha256)) throw new ProjectFileError(fileName, `is damaged: it lists "${stem.fileName}" twice.`)
    seen.add(stem.sha256)
    stems.push({ ...stem, part: stem.path === null ? null : await partOf(zip, stem.path, fileName) })
  }
  return {
    program: list.program,
    sessionText: await text(SESSION_NAME),
    projectText: await text(PROJECT_NAME),
    stems,
  }
}

async function partOf(zip: ZipReader, path: string, fileName: string) {
  const entry = zip.entries.get(path)
  if (!entry) return null
  if (!entry.isStored) {
    const problem = 'was packed anew by another program. Unpack it and add the files in its folder "stems" instead.'
    throw new ProjectFileError(fileName, problem)
  }
  return zip.place(entry)
}
