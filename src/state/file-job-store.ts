import { createStore } from 'zustand/vanilla'

/** A file that is being written or read, as long as that takes a while. */
export interface FileJobState {
  readonly status: 'idle' | 'running' | 'done' | 'cancelled' | 'failed'
  /** What is done now, such as "Rendering v2 vocal up". */
  readonly step: string
  /** 0 to 1, over all steps. */
  readonly fraction: number
  /** Null where nothing is known of it yet. */
  readonly secondsLeft: number | null
  /** The file when it is done. */
  readonly fileName: string
  readonly bytes: number
  readonly error: string | null
}

export const NO_FILE_JOB: FileJobState = {
  status: 'idle',
  step: '',
  fraction: 0,
  secondsLeft: null,
  fileName: '',
  bytes: 0,
  error: null,
}

export function createFileJobStore() {
  return createStore<FileJobState>()(() => NO_FILE_JOB)
}
export type FileJobStore = ReturnType<typeof createFileJobStore>
