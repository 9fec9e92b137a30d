import type { SessionDoc } from '../../session/document'
import { type ExportFormat, FORMATS } from '../../session/export-format'
import type { FileMetadata } from '../file-metadata'
import type { Expectation } from './expectation'

/** A file as its render left it. */
export interface RenderedFile {
  /** Of the alternate; null for the master. */
  name: string | null
  format: ExportFormat
  /** Of the samples that were handed to the writer. */
  rateHz: number
  frames: number
  pcmSha256: string | null
  metadata: FileMetadata
  /** What the page showed before, or else what was measured of those samples. */
  predicted: { integratedLufs: number; truePeakDbtp: number } | null
  /** Integrated loudness that was asked for; null where none was. */
  targetLufs: number | null
}

/** What a session promises of a file. Stems that share the song's gain promise no ceiling of their own. */
export function expectationOf({ master, alternates }: SessionDoc, file: RenderedFile): Expectation {
  const { name, format, rateHz, frames, pcmSha256, metadata, predicted, targetLufs } = file
  const { limiter } = master
  return {
    ...{ format, rateHz, frames, metadata, predicted, targetLufs },
    pcmSha256: FORMATS[format].lossy ? null : pcmSha256,
    ceilingDbtp: limiter.on ? limiter.ceilingDbtp : null,
    mayExceedCeiling: name !== null && alternates.mode === 'linked',
  }
}

/** The loudness that a master is held to: where a service was chosen, its level. */
export function promisedLufs({ delivery }: Pick<SessionDoc, 'delivery'>): number | null {
  return delivery.service === null ? null : delivery.targetLufs
}
