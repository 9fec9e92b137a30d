import type { StemRef } from '../session/document'
import type { RenderHost } from './render-host'
import { type SpawnedWorker, WorkerPool } from './worker-pool'

function spawnWorker(): SpawnedWorker {
  const worker = new Worker(new URL('./render.worker.ts', import.meta.url), { type: 'module', name: 'render' })
  const failed = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) => {
      // Told here, to whoever waits for the render; nothing more for the console to say.
      event.preventDefault()
      reject(new Error(event.message || 'A render worker could not be started.'))
    })
  })
  failed.catch(() => {})
  return { endpoint: worker, failed, terminate: () => worker.terminate() }
}

/** The render's host in the page: workers that read the stems from the store. */
export class BrowserHost implements RenderHost {
  /** As many workers as there are cores. */
  readonly threads = navigator.hardwareConcurrency || 2
  readonly pool = new WorkerPool(spawnWorker, this.threads)
  readonly #library: { connect(): MessagePort }
  readonly dspVersion: string
  readonly #module: WebAssembly.Module

  constructor(library: { connect(): MessagePort }, dspModule: WebAssembly.Module, dspVersion: string) {
    this.dspVersion = dspVersion
    this.#library = library
    this.#module = dspModule
  }

  async dspModule(): Promise<WebAssembly.Module> {
    return this.#module
  }

  handleOf(_stem: StemRef): { handle: MessagePort; transfer: MessagePort[] } {
    const port = this.#library.connect()
    return { handle: port, transfer: [port] }
  }

  dispose(): void {
    this.pool.dispose()
  }
}
