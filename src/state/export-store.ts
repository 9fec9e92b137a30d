import { createStore } from 'zustand/vanilla'

export interface ExportResult {
  readonly fileName: string
  readonly sha256: string
  readonly integratedLufs: number
  readonly truePeakDbtp: number
  readonly seconds: number
}

export interface ExportState {
  readonly status: 'idle' | 'running' | 'done' | 'cancelled' | 'failed'
  /** 0 to 1. */
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
