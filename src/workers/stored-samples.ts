import type { StemSource, StereoBlock } from '../engine/stem-source'

/** Interleaved float32 samples by position, wherever they are kept. `count` samples from `first` on exist. */
export interface StoredSamples {
  read(first: number, count: number): Promise<Float32Array>
}

/** A kept stem as the rest of the house reads stems: stereo, by frames, silent outside of it. */
export class StoredSource implements StemSource {
  readonly rateHz: number
  readonly frames: number
  readonly #channels: number
  readonly #samples: StoredSamples

  constructor(stem: { rateHz: number; channels: number; frames: number }, samples: StoredSamples) {
    this.rateHz = stem.rateHz
    this.frames = stem.frames
    this.#channels = stem.channels
    this.#samples = samples
  }

  async read(startFrame: number, frames: number): Promise<StereoBlock> {
    const left = new Float32Array(frames)
    const right = new Float32Array(frames)
    const from = Math.max(0, startFrame)
    const to = Math.min(this.frames, startFrame + frames)
    if (to <= from) return { left, right }
    const channels = this.#channels
    const samples = await this.#samples.read(from * channels, (to - from) * channels)
    const offset = from - startFrame
    if (channels === 1) {
      left.set(samples, offset)
      right.set(samples, offset)
    } else {
      for (let i = offset, p = 0; p < samples.length; i++) {
        left[i] = samples[p++] ?? 0
        right[i] = samples[p++] ?? 0
      }
    }
    return { left, right }
  }
}
