/** Where a spectrum is taken: right before and right after the watched processor, or what leaves a strip, by its number. */
export type ScopeTap = 'before' | 'after' | { readonly strip: number }

/** Frames of a window at 44.1 and 48 kHz; as long in time at higher rates. */
const WINDOW = 8192

/**
 * The sound, for the eyes: spectra, and the pairs of a goniometer. What is not read costs nothing worth measuring, and a
 * read allocates nothing.
 */
export class LiveScope {
  /** Lines of a spectrum: line n stands for n times `lineHz`. */
  readonly lines: number
  readonly lineHz: number

  constructor(context: AudioContext) {
    const { sampleRate } = context
    const window = WINDOW * (sampleRate > 100_000 ? 4 : sampleRate > 50_000 ? 2 : 1)
    this.lines = window / 2
    this.lineHz = sampleRate / window
  }

  /**
   * The newest spectrum in dB, `lines` of them: the powers of both channels added, so that nothing cancels; a full-scale
   * sine in both reads 0. Not smoothed. False, and `into` as it was, where the song does not play or nothing is watched.
   */
  readSpectrum(_tap: ScopeTap, _into: Float32Array): boolean {
    return false
  }

  /**
   * The frames of the master's output that are audible now, the last as long as the arrays are, at most 512: the same
   * frames in both. False, and both as they were, where there are none.
   */
  readPairs(_left: Float32Array, _right: Float32Array): boolean {
    return false
  }
}
