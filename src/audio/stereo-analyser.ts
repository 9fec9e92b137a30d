/** A full-scale sine on a line reads 1/2 (half of it lies at the negative frequency) times the Blackman window's mean, 0.42. */
const FULL_SCALE_DB = -20 * Math.log10(0.5 * 0.42)

/** What two levels make together over the higher one, less the half that each channel counts, by their distance. */
const STEPS_PER_DB = 16
const SUMS_DB = Float32Array.from(
  { length: 60 * STEPS_PER_DB },
  (_, step) => 10 * Math.log10((1 + 10 ** (-step / STEPS_PER_DB / 10)) / 2),
)
const ALONE_DB = 10 * Math.log10(0.5)

/**
 * The spectrum of a stereo sound: each channel has its own analyser, so that nothing cancels, and their powers are averaged:
 * a full-scale sine in both reads 0 dB, in one -3 dB. Windows are Blackman's, as the Web Audio API has them.
 */
export class StereoAnalyser {
  private readonly left: AnalyserNode
  private readonly right: AnalyserNode
  private readonly leftDb: Float32Array<ArrayBuffer>
  private readonly rightDb: Float32Array<ArrayBuffer>

  /** `channel`: of the splitter, the left one; the right one follows. */
  constructor(context: BaseAudioContext, splitter: AudioNode, channel: number, windowFrames: number) {
    const make = (output: number) => {
      const analyser = context.createAnalyser()
      analyser.fftSize = windowFrames
      analyser.smoothingTimeConstant = 0
      splitter.connect(analyser, output)
      return analyser
    }
    this.left = make(channel)
    this.right = make(channel + 1)
    this.leftDb = new Float32Array(windowFrames / 2)
    this.rightDb = new Float32Array(windowFrames / 2)
  }

  /** The newest spectrum in dB: half as many lines as the window has frames. */
  read(into: Float32Array): void {
    const { leftDb, rightDb } = this
    this.left.getFloatFrequencyData(leftDb)
    this.right.getFloatFrequencyData(rightDb)
    const lines = Math.min(into.length, leftDb.length)
    for (let line = 0; line < lines; line++) {
      const left = leftDb[line] as number
      const right = rightDb[line] as number
      const apart = Math.abs(left - right)
      // Silence on both sides is no distance at all.
      const sum = left === right ? 0 : (SUMS_DB[Math.round(apart * STEPS_PER_DB)] ?? ALONE_DB)
      into[line] = Math.max(left, right) + sum + FULL_SCALE_DB
    }
  }
}
