import type { CeilingHold } from '../engine/ceiling-hold'
import type { SessionDoc } from '../session/document'
import type { Dither, ExportFormat } from '../session/export-format'
import type { PlannedAlternate } from '../session/plan-alternates'
import type { RenderProgress } from './progress'
import type { GraphSizes, OutputResult } from './render-graph'
import type { RenderResult } from './render-mix'

export interface AlternatesRequest extends Partial<GraphSizes> {
  session: SessionDoc
  /** Of the master, and of the files beside it unless they are too loud for it. */
  format: ExportFormat
  dither: Dither
  /** Of all files; null for the session's. */
  rateHz: number | null
  /** Ceiling holds of the master that an earlier render of the same came to. */
  holds?: readonly CeilingHold[]
  /** Workers to spread the work over; the bytes do not depend on it. */
  threads: number
}

/** A file that is about to be written; the master has no name. */
export interface FileToWrite {
  name: string | null
  format: ExportFormat
  rateHz: number
  frames: number
}

/** Where a file's PCM goes. Who made it ends the file when all is done, and gives it up when the render rejects. */
export interface FileWriter {
  write(pcm: Uint8Array<ArrayBuffer>): void | Promise<void>
  /** What was written is not wanted: the same file is asked for again, in another format, at another level, held. */
  discard(): void | Promise<void>
}

export interface AlternatesOptions {
  onFile(file: FileToWrite): FileWriter | Promise<FileWriter>
  /** At most ten times a second; grows over all files and passes. */
  onProgress?(progress: RenderProgress): void
  signal?: AbortSignal
}

/** A file beside the master, as it was written. */
export interface AlternateFile extends PlannedAlternate, OutputResult {
  format: ExportFormat
  /** By which it was lowered with its whole set, to stay under full scale; else 0. */
  gainDb: number
  /** Free only: gain into the limiter on top of the session's that its target took. */
  extraDriveDb: number | null
}

/** Files that hold every stem once, and how far their sum is from the master. */
export interface SumCheck {
  names: string[]
  /** Of the master, where the files were lowered. */
  gainDb: number
  /** RMS of what is left over both channels of the written samples; -Infinity where nothing is. */
  residualDbfs: number
}

export interface AlternatesResult {
  master: RenderResult
  files: AlternateFile[]
  sums: SumCheck[]
  /** Sentences about what was made: what sums and what does not, what was lowered, which target was missed. */
  notes: string[]
}
