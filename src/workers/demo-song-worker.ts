import type { DemoStem } from '../demo-song/demo-song'
import type { DemoMessage } from './demo-song.worker'

/** Synthesises the demo song away from the page's thread; gives its stems as they are done. Ends the worker after. */
export async function* synthesiseInWorker(
  dspModule: WebAssembly.Module,
  signal: AbortSignal,
): AsyncGenerator<{ fraction: number; demo: DemoStem }> {
  const worker = new Worker(new URL('./demo-song.worker.ts', import.meta.url), { type: 'module', name: 'demo song' })
  const messages: DemoMessage[] = []
  let wake = () => {}
  const push = (message: DemoMessage) => {
    messages.push(message)
    wake()
  }
  worker.onmessage = ({ data }: MessageEvent<DemoMessage>) => push(data)
  worker.onerror = (event) => {
    event.preventDefault()
    push({ kind: 'failed', message: event.message || 'The worker did not start.' })
  }
  const onAbort = () => wake()
  signal.addEventListener('abort', onAbort)
  try {
    worker.postMessage(dspModule)
    for (;;) {
      signal.throwIfAborted()
      const message = messages.shift()
      if (!message) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      } else if (message.kind === 'stem') yield message
      else if (message.kind === 'failed') throw new Error(message.message)
      else return
    }
  } finally {
    signal.removeEventListener('abort', onAbort)
    worker.terminate()
  }
}
