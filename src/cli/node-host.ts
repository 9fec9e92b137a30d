import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs'
import type { RenderHost } from '../render/render-host'
import { type SpawnedWorker, WorkerPool } from '../render/worker-pool'
import type { StemRef } from '../session/document'

/** The worker and the binary lie beside the built command line. */
const builtFolder = dirname(fileURLToPath(import.meta.url))

function spawnWorker(file: string): SpawnedWorker {
  const worker = new Worker(file)
  const failed = new Promise<never>((_, reject) => {
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`A render worker ended early (code ${code}).`)))
  })
  failed.catch(() => {})
  return { endpoint: nodeEndpoint(worker), failed, terminate: () => void worker.terminate() }
}

/** The render's host in Node: worker threads that read the stems from their files. */
export class NodeHost implements RenderHost {
  readonly pool: WorkerPool
  readonly threads = availableParallelism()
  /** The command line renders a session once: nothing is kept. */
  readonly dspVersion = null
  readonly #folder: string
  readonly #paths = new Map<StemRef, string>()
  #module: Promise<WebAssembly.Module> | null = null

  constructor(folder = builtFolder) {
    this.#folder = folder
    this.pool = new WorkerPool(() => spawnWorker(join(folder, 'render.worker.mjs')))
  }

  dspModule(): Promise<WebAssembly.Module> {
    this.#module ??= readFile(join(this.#folder, 'dsp.wasm')).then((bytes) => WebAssembly.compile(bytes))
    return this.#module
  }

  /** Says in which file a stem lies. */
  place(stem: StemRef, path: string): void {
    this.#paths.set(stem, path)
  }

  handleOf(stem: StemRef): { handle: string; transfer: [] } {
    const handle = this.#paths.get(stem)
    if (handle === undefined) throw new Error(`No file is known for "${stem.fileName}".`)
    return { handle, transfer: [] }
  }

  /** Ends the workers, which would keep the command from ending. */
  dispose(): void {
    this.pool.dispose()
  }
}
