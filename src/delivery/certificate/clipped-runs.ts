/** Consecutive samples of one channel at full scale, on one side of zero. */
export interface ClippedRun {
  channel: 'left' | 'right'
  startFrame: number
  frames: number
}

/** Fewer are how a loud peak looks when it is sampled; so many in a row are a flat top. */
export const CLIPPED_FRAMES = 3
const KEPT_RUNS = 20

/** Finds the clipped runs of one channel, block after block. */
export class ClippedRuns {
  /** The first of them. */
  readonly kept: ClippedRun[] = []
  total = 0
  readonly #channel: ClippedRun['channel']
  readonly #top: number
  #sign = 0
  #start = 0
  #frame = 0

  /** `top`: the highest value of the format; its negative counts as full scale, too. */
  constructor(channel: ClippedRun['channel'], top: number) {
    this.#channel = channel
    this.#top = top
  }

  /** `peak`: the largest absolute value of the block. */
  push(samples: Float32Array, peak: number): void {
    if (peak < this.#top) {
      this.#end(this.#frame)
      this.#frame += samples.length
      return
    }
    for (let i = 0; i < samples.length; i++) {
      const value = samples[i] as number
      const sign = value >= this.#top ? 1 : value <= -this.#top ? -1 : 0
      if (sign === this.#sign) continue
      this.#end(this.#frame + i)
      this.#sign = sign
      this.#start = this.#frame + i
    }
    this.#frame += samples.length
  }

  finish(): void {
    this.#end(this.#frame)
  }

  #end(frame: number): void {
    const frames = frame - this.#start
    if (this.#sign !== 0 && frames >= CLIPPED_FRAMES) {
      this.total++
      if (this.kept.length < KEPT_RUNS) this.kept.push({ channel: this.#channel, startFrame: this.#start, frames })
    }
    this.#sign = 0
  }
}
