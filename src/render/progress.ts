export interface RenderProgress {
  /** 0 to 1. */
  fraction: number
  secondsLeft: number
}

/** Turns frames done into a fraction and the time that is left at the pace so far. */
export class Progress {
  readonly #frames: number
  readonly #onProgress: ((progress: RenderProgress) => void) | undefined
  readonly #startMs = performance.now()

  constructor(frames: number, onProgress: ((progress: RenderProgress) => void) | undefined) {
    this.#frames = frames
    this.#onProgress = onProgress
  }

  report(framesDone: number): void {
    if (!this.#onProgress) return
    const fraction = this.#frames > 0 ? Math.min(1, framesDone / this.#frames) : 1
    const seconds = (performance.now() - this.#startMs) / 1000
    this.#onProgress({ fraction, secondsLeft: fraction > 0 ? (seconds * (1 - fraction)) / fraction : 0 })
  }
}
