import { type FileJobStore, NO_FILE_JOB } from '../state/file-job-store'
import { failureText, isAbort } from './message-of'

/** What a job's work has to tell and to heed. */
export interface FileJob {
  readonly signal: AbortSignal
  /** `fraction` of the whole, 0 to 1. */
  tell(step: string, fraction: number): void
}

export interface WrittenFile {
  readonly fileName: string
  readonly bytes: number
}

const running = new WeakMap<FileJobStore, AbortController>()

/** Earlier than this, what is left is a guess. */
const LEAST_FRACTION = 0.03

/**
 * Runs one job at a time in a store, with progress, time left and cancel. Never rejects: what goes wrong is said there,
 * behind `failure` and before `safe`, which says what is safe. Resolves with whether it came to its end.
 */
export async function runFileJob(
  store: FileJobStore,
  { failure, safe }: { failure: string; safe: string },
  work: (job: FileJob) => Promise<WrittenFile>,
): Promise<boolean> {
  if (running.has(store)) return false
  const abort = new AbortController()
  running.set(store, abort)
  const { signal } = abort
  const startMs = performance.now()
  store.setState({ ...NO_FILE_JOB, status: 'running' })
  try {
    const tell = (step: string, fraction: number) => {
      if (signal.aborted) return
      const seconds = (performance.now() - startMs) / 1000
      const secondsLeft = fraction < LEAST_FRACTION ? null : (seconds * (1 - fraction)) / fraction
      store.setState({ step, fraction, secondsLeft })
    }
    const { fileName, bytes } = await work({ signal, tell })
    signal.throwIfAborted()
    store.setState({ ...NO_FILE_JOB, status: 'done', fraction: 1, fileName, bytes })
    return true
  } catch (error) {
    const isEnded = isAbort(error) || signal.aborted
    store.setState({
      ...NO_FILE_JOB,
      ...(isEnded ? { status: 'cancelled' } : { status: 'failed', error: failureText(failure, error, safe) }),
    })
    return false
  } finally {
    running.delete(store)
  }
}

/** Ends the job that runs, if one does. */
export function cancelFileJob(store: FileJobStore): void {
  running.get(store)?.abort()
}
