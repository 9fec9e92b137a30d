/**
 * A worker, and the moment it dies: comlink's calls never settle after that, so every call is raced against it.
 */
export class WatchedWorker {
  readonly worker: Worker
  #fail: (error: Error) => void = () => undefined
  readonly #death: Promise<never>
  isDead = false

  constructor(worker: Worker, what: string) {
    this.worker = worker
    this.#death = new Promise((_, reject) => {
      this.#fail = reject
    })
    this.#death.catch(() => undefined)
    worker.addEventListener('error', (event) => {
      event.preventDefault()
      this.end(`${what} stopped${event.message ? `: ${event.message}` : ''}. Reload the page.`)
    })
    worker.addEventListener('messageerror', () => this.end(`${what} sent something unreadable. Reload the page.`))
  }

  /** The call's own result, or a rejection when the worker dies first. */
  race<R>(call: Promise<R>): Promise<R> {
    return Promise.race([call, this.#death])
  }

  /** Ends the worker; calls under way reject with `reason`. */
  end(reason: string): void {
    if (this.isDead) return
    this.isDead = true
    this.worker.terminate()
    this.#fail(new Error(reason))
  }
}
