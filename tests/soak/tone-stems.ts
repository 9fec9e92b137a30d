import type { StemSource, StereoBlock } from '../../src/engine/stem-source'

export const RATE = 48_000
/** 997 cycles a second, a prime: a table of one second holds every sample that the tone has. */
const TONE = Float32Array.from({ length: RATE }, (_, n) => Math.sin((2 * Math.PI * 997 * n) / RATE) / 6)
const MARK_PEAK = 0.01

/** A stem whose samples are a function of the song frame, on both sides alike. */
export class FormulaSource implements StemSource {
  readonly rateHz = RATE
  readonly frames: number
  private readonly at: (frame: number) => number

  constructor(frames: number, at: (frame: number) => number) {
    this.frames = frames
    this.at = at
  }

  async read(startFrame: number, frames: number): Promise<StereoBlock> {
    const samples = Float32Array.from({ length: frames }, (_, n) => {
      const frame = startFrame + n
      return frame >= 0 && frame < this.frames ? this.at(frame) : 0
    })
    return { left: samples, right: samples.slice() }
  }
}

/** The song begins softly: a seek to its first frame sounds as the file does, without a fade. */
const SOFT = Float64Array.from({ length: RATE / 20 }, (_, n) => 0.5 - 0.5 * Math.cos((Math.PI * n) / (RATE / 20)))

export const toneAt = (frame: number) => Math.fround((SOFT[frame] ?? 1) * (TONE[frame % RATE] as number))

/** Three of these are 997 Hz at -6 dBFS together, which is what a click is measured on. */
export const toneStem = (frames: number) => new FormulaSource(frames, toneAt)

/** A ramp so flat that nobody hears it, whose every sample says which frame of the song it is. */
export const markStem = (frames: number) => new FormulaSource(frames, (frame) => (MARK_PEAK * (frame + 1)) / frames)
export const frameOfMark = (sample: number, frames: number) => Math.round((sample / MARK_PEAK) * frames) - 1
