/** The outline of a stem: lowest and highest sample of both channels in each stretch of `framesPerPeak` frames. */
export interface StemPeaks {
  min: Float32Array<ArrayBuffer>
  max: Float32Array<ArrayBuffer>
  framesPerPeak: number
}

/** Fine enough for a screen's width over two seconds of song, and a 500th of the samples. */
export const FRAMES_PER_PEAK = 256

/** Gathers peaks from samples that come in pieces of any length. */
export class PeakCollector {
  #min: Float32Array<ArrayBuffer>
  #max: Float32Array<ArrayBuffer>
  #count = 0
  #low = Number.POSITIVE_INFINITY
  #high = Number.NEGATIVE_INFINITY
  #inPeak = 0

  /** `expectedFrames` only saves growing; fewer or more may come. */
  constructor(expectedFrames = 0) {
    const length = Math.max(64, Math.ceil(expectedFrames / FRAMES_PER_PEAK))
    this.#min = new Float32Array(length)
    this.#max = new Float32Array(length)
  }

  /** The next samples, interleaved. */
  push(interleaved: Float32Array, channels: number): void {
    for (let i = 0; i < interleaved.length; i += channels) {
      for (let c = 0; c < channels; c++) {
        const value = interleaved[i + c] ?? 0
        if (value < this.#low) this.#low = value
        if (value > this.#high) this.#high = value
      }
      if (++this.#inPeak === FRAMES_PER_PEAK) this.#close()
    }
  }

  finish(): StemPeaks {
    if (this.#inPeak > 0) this.#close()
    return {
      min: this.#min.slice(0, this.#count),
      max: this.#max.slice(0, this.#count),
      framesPerPeak: FRAMES_PER_PEAK,
    }
  }

  #close(): void {
    if (this.#count === this.#min.length) {
      this.#min = grown(this.#min)
      this.#max = grown(this.#max)
    }
    this.#min[this.#count] = this.#low
    this.#max[this.#count] = this.#high
    this.#count++
    this.#low = Number.POSITIVE_INFINITY
    this.#high = Number.NEGATIVE_INFINITY
    this.#inPeak = 0
  }
}

function grown(values: Float32Array): Float32Array<ArrayBuffer> {
  const larger = new Float32Array(values.length * 2)
  larger.set(values)
  return larger
}
