/** A hidden page has no animation frames: what was turned still has to sound. */
const HIDDEN_MS = 100

/** What the pacer needs of the page; the tests bring their own. */
export interface PacerHost {
  requestFrame(callback: () => void): number
  cancelFrame(id: number): void
}

const PAGE: PacerHost = {
  requestFrame: (callback) => requestAnimationFrame(callback),
  cancelFrame: (id) => cancelAnimationFrame(id),
}

/**
 * Runs a job at most once per animation frame: at once for the first request, so that a turn of a knob does not wait
 * for the screen, and on the next frame for all that follow.
 */
export class FramePacer {
  private readonly job: () => void
  private readonly host: PacerHost
  private frame: number | null = null
  private timer: ReturnType<typeof setTimeout> | null = null
  private isWanted = false

  constructor(job: () => void, host: PacerHost = PAGE) {
    this.job = job
    this.host = host
  }

  request(): void {
    if (this.frame !== null) {
      this.isWanted = true
      return
    }
    this.flush()
  }

  /** Runs the job now. */
  flush(): void {
    this.isWanted = false
    this.job()
    if (this.frame !== null) return
    this.frame = this.host.requestFrame(() => this.next())
    this.timer = setTimeout(() => this.next(), HIDDEN_MS)
  }

  dispose(): void {
    if (this.frame !== null) this.host.cancelFrame(this.frame)
    if (this.timer !== null) clearTimeout(this.timer)
    this.frame = null
    this.timer = null
  }

  private next(): void {
    this.dispose()
    if (this.isWanted) this.flush()
  }
}
