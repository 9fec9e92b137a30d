import type { VersionStamp } from '../../session/document'
import type { ExportFormat } from '../../session/export-format'
import type { MetadataDoc } from '../../session/metadata'
import type { RunningSha256 } from '../../stems/stem-hash'
import type { FileMetadata } from '../file-metadata'

/** What was promised of a file before it was written. */
export interface Expectation {
  format: ExportFormat
  /** Of the file: 48 000 for Opus, whatever the session has. */
  rateHz: number
  frames: number
  /** True-peak ceiling; null where none was asked for. */
  ceilingDbtp: number | null
  /** Measured of the rendered samples before the file was made; null where nothing was predicted. */
  predicted: { integratedLufs: number; truePeakDbtp: number } | null
  /** SHA-256 of the interleaved little-endian PCM that was handed to the writer; null where it is not known. */
  pcmSha256: string | null
  /** Null where the file is to say nothing that could be compared. */
  metadata: FileMetadata | null
  /** Stems and alternates that share the song's gain: alone they may exceed the ceiling. */
  mayExceedCeiling: boolean
  /** Integrated loudness that was asked for; null where none was. */
  targetLufs: number | null
}

/** What the file was promised to say, as the certificate keeps it: the session only by its hash. */
export interface PromisedMetadata extends MetadataDoc {
  title: string
  alternate: string | null
  sections: { name: string; startFrame: number }[]
  /** Missing in a certificate that was made before there were versions: then nothing was promised of it. */
  version?: VersionStamp | null
  coding: string
  program: string
  /** SHA-256 of the session's text in UTF-8; null where the file holds none. */
  sessionSha256: string | null
}

/** An expectation as it stands in a certificate: JSON, so null where a value is not finite. */
export interface Promised {
  format: ExportFormat
  rateHz: number
  frames: number
  ceilingDbtp: number | null
  predicted: { integratedLufs: number | null; truePeakDbtp: number | null } | null
  pcmSha256: string | null
  metadata: PromisedMetadata | null
  mayExceedCeiling: boolean
  targetLufs: number | null
}

export type CreateSha256 = () => RunningSha256 | Promise<RunningSha256>

/** Four decimals: finer than any tolerance, coarse enough to read. Null where the value is not finite. */
export function rounded(value: number, digits = 4): number | null {
  // Adding zero makes a rounded -0 a 0, which JSON writes alike and comparisons do not.
  return Number.isFinite(value) ? Number(value.toFixed(digits)) + 0 : null
}

export async function sha256OfText(text: string, createSha256: CreateSha256): Promise<string> {
  const hash = await createSha256()
  hash.update(new TextEncoder().encode(text))
  return hash.digest('hex')
}

export async function promisedOf(expectation: Expectation, createSha256: CreateSha256): Promise<Promised> {
  const { metadata, predicted, ...rest } = expectation
  return {
    ...rest,
    predicted: predicted && {
      integratedLufs: rounded(predicted.integratedLufs),
      truePeakDbtp: rounded(predicted.truePeakDbtp),
    },
    metadata: metadata && (await promisedMetadata(metadata, createSha256)),
  }
}

async function promisedMetadata(metadata: FileMetadata, createSha256: CreateSha256): Promise<PromisedMetadata> {
  const { session, sections, ...rest } = metadata
  return {
    ...rest,
    sections: sections.map(({ name, startFrame }) => ({ name, startFrame })),
    sessionSha256: session === null ? null : await sha256OfText(session, createSha256),
  }
}
