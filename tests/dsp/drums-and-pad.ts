import { randomFrom, type Stereo } from './limiter-signals'

/**
 * Kick and snare in turn every half second, a hat every quarter, in the middle; under them a chord that is another one
 * left and right. The left channel's peak is `driveDb` over -1 dBFS.
 */
export function drumsAndPad(frames: number, rateHz: number, driveDb: number): Stereo {
  const random = randomFrom(7)
  const left = new Float32Array(frames)
  const right = new Float32Array(frames)
  for (let i = 0; i < frames; i++) {
    const t = i / rateHz
    const [half, quarter] = [t % 0.5, t % 0.25]
    const kick = Math.exp(-half / 0.12) * Math.sin(2 * Math.PI * (50 * half + 6 * (1 - Math.exp(-half / 0.02))))
    const snare = t % 1 >= 0.5 ? 0.8 * Math.exp(-half / 0.07) * (2 * random() - 1) : 0
    const hat = 0.25 * Math.exp(-quarter / 0.015) * (2 * random() - 1)
    const pad = (detune: number) =>
      [220, 277.2, 329.6, 440].reduce((sum, hz, k) => sum + Math.sin(2 * Math.PI * hz * detune * t + k), 0) / 12
    left[i] = kick + snare + hat + pad(1)
    right[i] = kick + snare + hat + pad(1.002)
  }
  const peak = left.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  const gain = 10 ** ((driveDb - 1) / 20) / peak
  return { left: left.map((value) => gain * value), right: right.map((value) => gain * value) }
}
