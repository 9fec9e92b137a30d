import type { Loudness } from '../engine/loudness-meter'
import type { ExportFormat } from '../session/export-format'
import type { FileMetadata } from './file-metadata'

/** Where a file's bytes go: in order; what is known only at the end goes into an earlier place. */
export interface ByteSink {
  write(bytes: Uint8Array<ArrayBuffer>): void | Promise<void>
  /** Replaces bytes that were written already. `position`: from the file's first byte. */
  writeAt(position: number, bytes: Uint8Array<ArrayBuffer>): void | Promise<void>
}

export interface AudioFileSpec {
  format: ExportFormat
  rateHz: number
  /** Of the whole file, known ahead. */
  frames: number
  metadata: FileMetadata
}

/** A file that is being made of rendered samples. */
export interface AudioFile {
  /** Interleaved little-endian stereo PCM in the sample format of the file's format (FORMATS), in order, whole frames. */
  write(pcm: Uint8Array<ArrayBuffer>): Promise<void>
  /** Ends the file. What was measured of its samples goes in where the format has a place for it. */
  finish(measured: Loudness): Promise<void>
  /** Gives up what works for the file; what was written stays as it is. Only files that an encoder makes have it. */
  cancel?(): Promise<void>
}
