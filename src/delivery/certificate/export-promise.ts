import type { SessionDoc } from '../../session/document'
import type { ExportFormat } from '../../session/export-format'
import type { FileMetadata } from '../file-metadata'
import type { Expectation } from './expectation'

/** A file that an export made. */
export interface ExportFacts {
  /** Of the alternate or stem; null for the master. */
  name: string | null
  format: ExportFormat
  rateHz: number
  frames: number
  /** Of the PCM that the file was made of, and measured on it. */
  pcmSha256: string | null
  integratedLufs: number
  truePeakDbtp: number
  metadata: FileMetadata
}

/** What an export promises of a file, on the page and on the command line. */
export function exportPromise(session: SessionDoc, file: ExportFacts): Expectation {
  const { on, ceilingDbtp } = session.master.limiter
  const { name, format, rateHz, frames, pcmSha256, integratedLufs, truePeakDbtp, metadata } = file
  return {
    format,
    rateHz,
    frames,
    ceilingDbtp: on ? ceilingDbtp : null,
    predicted: { integratedLufs, truePeakDbtp },
    pcmSha256: pcmSha256 || null,
    metadata,
    // What shares the gain of the whole song has no limiter of its own.
    mayExceedCeiling: name !== null && session.alternates.mode === 'linked',
    // A target that the drive was not solved for is no promise.
    targetLufs: null,
  }
}
