import { createStore } from 'zustand/vanilla'
import type { FileMetadata } from '../delivery/file-metadata'
import type { VersionDoc } from '../project/project'
import type { SessionDoc } from '../session/document'
import type { ExportFormat } from '../session/export-format'

/** A file that an export wrote: the master, or one beside it. */
export interface ExportedFile {
  /** Of the alternate or stem; null for the master. */
  readonly name: string | null
  readonly fileName: string
  readonly format: ExportFormat
  readonly rateHz: number
  readonly frames: number
  /** Of the interleaved PCM that the file was made of. */
  readonly pcmSha256: string
  /** Measured on that PCM. */
  readonly integratedLufs: number
  readonly truePeakDbtp: number
  /** The file, to be read again. */
  readonly blob: Blob
  /** What it says beside its sound. */
  readonly metadata: FileMetadata
}

export interface ExportResult {
  /** As it was when the export began. */
  readonly session: SessionDoc
  /** The master first. */
  readonly files: readonly [ExportedFile, ...ExportedFile[]]
  /** Sentences about the files beside the master: what sums and what does not, what was lowered. */
  readonly notes: readonly string[]
  readonly seconds: number
}

export interface ExportState {
  readonly status: 'idle' | 'running' | 'done' | 'cancelled' | 'failed'
  /** 0 to 1, over all files. */
  readonly fraction: number
  readonly secondsLeft: number
  readonly result: ExportResult | null
  readonly error: string | null
  /** The approved version, where something else is about to be exported: the person has to say that it is meant. */
  readonly insteadOf: VersionDoc | null
}

export function createExportStore() {
  return createStore<ExportState>()(() => ({
    status: 'idle',
    fraction: 0,
    secondsLeft: 0,
    result: null,
    error: null,
    insteadOf: null,
  }))
}
export type ExportStore = ReturnType<typeof createExportStore>
