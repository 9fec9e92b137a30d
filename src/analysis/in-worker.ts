import { type Remote, wrap } from 'comlink'

/**
 * A worker for one piece of work, ended with it: what is given up costs nothing more. Rejects as the work does, with the
 * signal's reason, or where the worker does not start.
 */
export async function inWorker<Api, Result>(
  spawn: () => Worker,
  call: (api: Remote<Api>) => Promise<Result>,
  signal?: AbortSignal,
): Promise<Result> {
  signal?.throwIfAborted()
  const worker = spawn()
  let onAbort = () => {}
  // comlink's calls never settle once the worker is gone.
  const ended = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) => {
      event.preventDefault()
      reject(new Error(event.message || 'A worker that measures did not start. Reload the page.'))
    })
    onAbort = () => reject(signal?.reason)
    signal?.addEventListener('abort', onAbort)
  })
  try {
    return await Promise.race([call(wrap<Api>(worker)), ended])
  } finally {
    signal?.removeEventListener('abort', onAbort)
    worker.terminate()
  }
}
