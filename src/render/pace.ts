/** How a render ends when somebody cancels it. */
export function abortError(): Error {
  return new DOMException('The render was cancelled.', 'AbortError')
}

/** Longest time that a worker works without hearing its messages, in milliseconds. */
const LONGEST_SPELL_MS = 12

/**
 * The turns of one worker. A loop that never yields never sees a cancel, and one that yields after every block pays
 * for it: so all stages of a worker ask here, and all of them wait together when the spell is over.
 */
export class Pace {
  #since = performance.now()
  #pause: Promise<void> | null = null
  #cancelled = false

  cancel(): void {
    this.#cancelled = true
  }

  /** To be awaited once per chunk. Rejects with AbortError when the render was cancelled. */
  async turn(): Promise<void> {
    if (performance.now() - this.#since > LONGEST_SPELL_MS) {
      this.#pause ??= nextTask().then(() => {
        this.#since = performance.now()
        this.#pause = null
      })
    }
    if (this.#pause) await this.#pause
    if (this.#cancelled) throw abortError()
  }
}

/** Node has one; the page does not. */
const { setImmediate: immediate } = globalThis as { setImmediate?: (task: () => void) => void }

/** Resolves in a later task, after messages that have come meanwhile. Timers would wait 4 ms; a message does not. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    if (immediate) {
      immediate(resolve)
      return
    }
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
