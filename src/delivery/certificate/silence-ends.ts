/** What is quieter counts as silence: -70 dBFS, where BS.1770's absolute gate is. */
export const SILENCE_DBFS = -70
/** The same as a factor: 10 ^ (-70 / 20). */
const SILENCE = 0.000316227766016838

export interface Silence {
  /** Frames before the first one, and after the last one, in which a channel reaches -70 dBFS. */
  headFrames: number
  tailFrames: number
  /** The same for frames whose samples are all exactly 0. */
  digitalHeadFrames: number
  digitalTailFrames: number
}

/** Where a programme begins and ends. */
export class SilenceEnds {
  #frames = 0
  #firstSound = -1
  #lastSound = -1
  #firstBit = -1
  #lastBit = -1

  push(left: Float32Array, right: Float32Array, peak: number): void {
    const count = left.length
    if (peak > 0) {
      if (this.#firstBit < 0) this.#firstBit = this.#frames + firstOver(left, right, 0)
      this.#lastBit = this.#frames + lastOver(left, right, 0)
    }
    if (peak >= SILENCE) {
      if (this.#firstSound < 0) this.#firstSound = this.#frames + firstOver(left, right, SILENCE)
      this.#lastSound = this.#frames + lastOver(left, right, SILENCE)
    }
    this.#frames += count
  }

  finish(): Silence {
    const frames = this.#frames
    const head = (first: number) => (first < 0 ? frames : first)
    const tail = (last: number) => (last < 0 ? frames : frames - 1 - last)
    return {
      headFrames: head(this.#firstSound),
      tailFrames: tail(this.#lastSound),
      digitalHeadFrames: head(this.#firstBit),
      digitalTailFrames: tail(this.#lastBit),
    }
  }
}

function reaches(left: Float32Array, right: Float32Array, i: number, bound: number): boolean {
  const l = Math.abs(left[i] as number)
  const r = Math.abs(right[i] as number)
  return bound === 0 ? l > 0 || r > 0 : l >= bound || r >= bound
}

function firstOver(left: Float32Array, right: Float32Array, bound: number): number {
  let i = 0
  while (i < left.length - 1 && !reaches(left, right, i, bound)) i++
  return i
}

function lastOver(left: Float32Array, right: Float32Array, bound: number): number {
  let i = left.length - 1
  while (i > 0 && !reaches(left, right, i, bound)) i--
  return i
}
