/** Values in the order in which they came, for one reader that waits for them. */
export class Mailbox<T> {
  readonly #values: T[] = []
  #waiting: { resolve(value: T): void; reject(error: Error): void } | null = null
  #error: Error | null = null

  put(value: T): void {
    const waiting = this.#waiting
    this.#waiting = null
    if (waiting) waiting.resolve(value)
    else this.#values.push(value)
  }

  take(): Promise<T> {
    if (this.#error) return Promise.reject(this.#error)
    if (this.#values.length > 0) return Promise.resolve(this.#values.shift() as T)
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject }
    })
  }

  fail(error: Error): void {
    this.#error = error
    this.#waiting?.reject(error)
    this.#waiting = null
  }
}
