import { createStore } from 'zustand/vanilla'
import type { ExportFormat } from '../session/export-format'

/** A file that an export wrote: the master, or one beside it. */
export interface ExportedFile {
  readonly fileName: string
  readonly format: ExportFormat
  readonly sha256: string
  readonly integratedLufs: number
  readonly truePeakDbtp: number
}

export interface ExportResult {
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
}

export function createExportStore() {
  return createStore<ExportState>()(() => ({
    status: 'idle',
    fraction: 0,
    secondsLeft: 0,
    result: null,
    error: null,
  }))
}
export type ExportStore = ReturnType<typeof createExportStore>
