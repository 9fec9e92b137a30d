/** The calibration's rate, which is that of every Opus file's sound, in hertz. */
export const CALIBRATION_RATE_HZ = 48_000
export const CALIBRATION_FRAMES = 24_000
/** Frame on which the pulse is highest. */
export const CALIBRATION_PULSE_FRAME = 12_000
const HIGHEST = 0.5
/** Width in frames: the spectrum is strongest at 900 Hz, where every codec keeps the waveform. */
const SIGMA = 12
/** The pulse is nothing beyond this. */
const REACH = 72

/** Ricker wavelet: one clear peak, nothing at 0 Hz. */
function pulse(frame: number): number {
  const x = (frame / SIGMA) ** 2
  return HIGHEST * (1 - x) * Math.exp(-x / 2)
}

/** One channel of what is encoded. */
export function calibrationSamples(): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(CALIBRATION_FRAMES)
  for (let n = -REACH; n <= REACH; n++) samples[CALIBRATION_PULSE_FRAME + n] = pulse(n)
  return samples
}

/**
 * By how many frames a decoder gives the sound too late (negative: too early), from what it made of the calibration:
 * where the correlation with the pulse is strongest. Null where the pulse is not there.
 */
export function decoderOffsetFrames(decoded: Float32Array): number | null {
  const wavelet = Float32Array.from({ length: 2 * REACH + 1 }, (_, n) => pulse(n - REACH))
  const energy = wavelet.reduce((sum, value) => sum + value * value, 0)
  let best = 0
  let at = -1
  for (let frame = REACH; frame < decoded.length - REACH; frame++) {
    let sum = 0
    for (let n = 0; n < wavelet.length; n++) sum += wavelet[n]! * decoded[frame - REACH + n]!
    if (sum > best) {
      best = sum
      at = frame
    }
  }
  // A codec changes the pulse a little; upside down it has lobes that are 0.6 as strong.
  return best > 0.7 * energy ? at - CALIBRATION_PULSE_FRAME : null
}
