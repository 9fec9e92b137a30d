import { type Endpoint, type Remote, releaseProxy, wrap } from 'comlink'
import type { RenderWorkerApi } from './render-job'

/** A worker as a host starts one. */
export interface SpawnedWorker {
  endpoint: Endpoint
  /** Never resolves; rejects when the worker dies. comlink alone would wait for ever. */
  failed: Promise<never>
  terminate(): void
}

export interface PooledWorker {
  readonly api: Remote<RenderWorkerApi>
  readonly failed: Promise<never>
}

interface Entry extends PooledWorker {
  terminate(): void
  dead: boolean
}

/**
 * Workers that are kept after a render, because the page measures again after every change: the next one finds its
 * code loaded and the binary compiled.
 */
export class WorkerPool {
  readonly #spawn: () => SpawnedWorker
  readonly #kept: number
  readonly #all = new Set<Entry>()
  readonly #idle: Entry[] = []

  /** At most `kept` workers stay when there is nothing to do. */
  constructor(spawn: () => SpawnedWorker, kept = 8) {
    this.#spawn = spawn
    this.#kept = kept
  }

  take(count: number): PooledWorker[] {
    return Array.from({ length: count }, () => this.#idle.pop() ?? this.#start())
  }

  /** Gives a worker back that has nothing to do any more. */
  giveBack(worker: PooledWorker): void {
    const entry = worker as Entry
    if (entry.dead || !this.#all.has(entry)) return
    if (this.#idle.length < this.#kept) this.#idle.push(entry)
    else this.discard(entry)
  }

  /** Ends a worker that cannot be trusted to become idle. */
  discard(worker: PooledWorker): void {
    const entry = worker as Entry
    entry.dead = true
    // One that died, or was ended with the pool while its render came to rest, is not ended again.
    if (this.#all.delete(entry)) entry.terminate()
  }

  dispose(): void {
    for (const entry of [...this.#all]) this.discard(entry)
    this.#idle.length = 0
  }

  #start(): Entry {
    const spawned = this.#spawn()
    const api = wrap<RenderWorkerApi>(spawned.endpoint)
    const entry: Entry = {
      api,
      failed: spawned.failed,
      dead: false,
      terminate: () => {
        api[releaseProxy]()
        spawned.terminate()
      },
    }
    this.#all.add(entry)
    spawned.failed.catch(() => {
      entry.dead = true
      this.#all.delete(entry)
      const place = this.#idle.indexOf(entry)
      if (place >= 0) this.#idle.splice(place, 1)
    })
    return entry
  }
}
