import { transfer } from 'comlink'
import { abortError } from './pace'
import type { RenderHost } from './render-host'
import type { FinishMessage, FinishReply, WorkerJob, WorkerResult } from './render-job'
import type { PooledWorker, WorkerPool } from './worker-pool'

/** What comes out of one finish. */
export interface Outlet {
  port: MessagePort
  onFrames?(framesDone: number, samplePeakDbfs: number): void
  onBytes?(bytes: Uint8Array<ArrayBuffer>): void | Promise<void>
}

/** A job without what is added when it is sent. */
export type PlannedJob = Omit<WorkerJob, 'id' | 'dspModule'> & { transfer: Transferable[] }

/** How long a worker may take to notice that its render was cancelled, before it is ended. */
const GRACE_MS = 2000
let lastId = 0

/** Resolves or rejects with `work`, but rejects at once when the signal aborts. */
async function orAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work
  let onAbort = () => {}
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(abortError())
    if (signal.aborted) onAbort()
    signal.addEventListener('abort', onAbort, { once: true })
  })
  try {
    return await Promise.race([work, aborted])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}

/**
 * Runs each job in a worker of its own and resolves when all are done. The first failure cancels the others; an
 * abort rejects at once, while the workers come to rest behind it.
 */
export async function runJobs(
  jobs: readonly PlannedJob[],
  outlets: readonly Outlet[],
  host: RenderHost,
  signal?: AbortSignal,
): Promise<WorkerResult[]> {
  if (signal?.aborted) throw abortError()
  const dspModule = await host.dspModule()
  const id = ++lastId
  const workers = host.pool.take(jobs.length)
  const cancel = () => {
    for (const worker of workers) worker.api.cancel(id).catch(() => {})
  }
  const taken = outlets.map(takeMessages)
  const runs = jobs.map(({ transfer: moved, ...job }, index) => {
    const { api, failed } = workers[index] as PooledWorker
    return Promise.race([api.run(transfer({ ...job, id, dspModule }, moved)), failed])
  })
  try {
    // The workers answer by another way than the bytes come: the render is done when both have arrived.
    const done = Promise.all([Promise.all(runs), ...taken.map(({ ended }) => ended)])
    const [results] = await orAborted(Promise.race([done, ...taken.map(({ failed }) => failed)]), signal)
    for (const worker of workers) host.pool.giveBack(worker)
    return results
  } catch (error) {
    cancel()
    runs.forEach((run, index) => {
      settle(run, workers[index] as PooledWorker, host.pool)
    })
    throw error
  } finally {
    for (const { close } of taken) close()
  }
}

/** Lets a cancelled worker come to rest and takes it back; one that does not is ended. */
function settle(run: Promise<unknown>, worker: PooledWorker, pool: WorkerPool): void {
  const timer = setTimeout(() => pool.discard(worker), GRACE_MS)
  const atRest = () => {
    clearTimeout(timer)
    pool.giveBack(worker)
  }
  run.then(atRest, atRest)
}

/** Hands bytes to the caller in order, and tells the worker when more may come. */
function takeMessages({ port, onBytes, onFrames }: Outlet) {
  let last: Promise<void> = Promise.resolve()
  let open = true
  let fail: (error: unknown) => void = () => {}
  const failed = new Promise<never>((_, reject) => {
    fail = reject
  })
  failed.catch(() => {})
  let end: () => void = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  const take = async (bytes: Uint8Array<ArrayBuffer>) => {
    if (!open) return
    await onBytes?.(bytes)
    const reply: FinishReply = 'taken'
    if (open) port.postMessage(reply)
  }
  port.onmessage = ({ data: message }: MessageEvent<FinishMessage>) => {
    if (!open) return
    if ('framesDone' in message) onFrames?.(message.framesDone, message.samplePeakDbfs)
    else if ('end' in message) last.then(end, fail)
    else {
      last = last.then(() => take(message.bytes))
      last.catch(fail)
    }
  }
  return {
    failed,
    ended,
    close: () => {
      open = false
      port.close()
    },
  }
}
