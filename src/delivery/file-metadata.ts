import type { VersionStamp } from '../session/document'
import type { MetadataDoc } from '../session/metadata'

/** Everything that a file says beside its sound. */
export interface FileMetadata extends MetadataDoc {
  title: string
  /** Name of the alternate, such as "Instrumental"; null in the master. */
  alternate: string | null
  /** Parts of the song in frames of the file, in order; those that lie outside of it are left out. */
  sections: readonly { name: string; startFrame: number }[]
  /** Which saved version it is, and what was said of that; null where it is none. */
  version: VersionStamp | null
  /** How it was made, for the coding history, such as "24-bit, TPDF dither". */
  coding: string
  /** Such as "Tutti 0.1.0". */
  program: string
  /** The session as `stringifySession` writes it, to open the file by; null where it is to be left out. */
  session: string | null
}
