import { harmlessLine } from './harmless-text'
import { DEFAULT_INCLUDED_REVISIONS, type ProjectDoc } from './project'

/** A project without versions. `id`: 32 random hexadecimal digits, made outside. */
export function newProject(id: string, author = ''): ProjectDoc {
  return {
    format: 'tutti-project',
    version: 1,
    id,
    versions: [],
    removed: [],
    sent: [],
    entries: [],
    hidden: [],
    includedRevisions: DEFAULT_INCLUDED_REVISIONS,
    author: harmlessLine(author),
  }
}
