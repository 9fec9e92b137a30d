export interface RenderProgress {
  /** 0 to 1. */
  fraction: number
  secondsLeft: number
}

/** Turns frames done into a fraction that only grows, and the time that is left at the pace so far. */
export class Progress {
  /** Frames to do in all; may turn out to be more on the way. */
  frames: number
  readonly #onProgress: ((progress: RenderProgress) => void) | undefined
  readonly #startMs = performance.now()
  #fraction = 0

  constructor(frames: number, onProgress: ((progress: RenderProgress) => void) | undefined) {
    this.frames = frames
    this.#onProgress = onProgress
  }

  report(framesDone: number): void {
    if (!this.#onProgress) return
    const done = this.frames > 0 ? Math.min(1, framesDone / this.frames) : 1
    this.#fraction = Math.max(this.#fraction, done)
    const seconds = (performance.now() - this.#startMs) / 1000
    // By what is really done: the fraction shown may have run ahead of it.
    this.#onProgress({ fraction: this.#fraction, secondsLeft: done > 0 ? (seconds * (1 - done)) / done : 0 })
  }
}
