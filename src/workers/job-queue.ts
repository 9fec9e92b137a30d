/** Shares a few places among many jobs: first come, first served. */
export class JobQueue<T> {
  readonly #idle: T[]
  readonly #waiting: ((place: T) => void)[] = []

  constructor(places: readonly T[]) {
    this.#idle = [...places].reverse()
  }

  /** Runs `work` as soon as a place is free. A job whose signal is aborted while it waits never starts. */
  async run<R>(work: (place: T) => Promise<R>, signal?: AbortSignal): Promise<R> {
    const place = await this.#take(signal)
    try {
      signal?.throwIfAborted()
      return await work(place)
    } finally {
      const next = this.#waiting.shift()
      if (next) next(place)
      else this.#idle.push(place)
    }
  }

  #take(signal: AbortSignal | undefined): Promise<T> {
    signal?.throwIfAborted()
    const idle = this.#idle.pop()
    if (idle !== undefined) return Promise.resolve(idle)
    return new Promise((resolve, reject) => {
      const start = (place: T) => {
        signal?.removeEventListener('abort', leave)
        resolve(place)
      }
      const leave = () => {
        this.#waiting.splice(this.#waiting.indexOf(start), 1)
        reject(signal?.reason)
      }
      this.#waiting.push(start)
      signal?.addEventListener('abort', leave, { once: true })
    })
  }
}
