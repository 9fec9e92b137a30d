import { readFileSync, writeFileSync } from 'node:fs'
import { type Stereo, wavFloat } from '../browser/harness/signals'
import { waveFile } from '../wave-file'

export type { Stereo } from '../browser/harness/signals'

/** Writes a stereo WAV of 32-bit floats: nothing of the product's own. */
export function writeFloatWav(path: string, signal: Stereo, rateHz: number): void {
  writeFileSync(path, wavFloat(signal, rateHz))
}

/** The samples of a 24-bit stereo WAV. */
export function readWav24(path: string): Stereo {
  const { kind, channels, bits, data } = waveFile(readFileSync(path))
  if (kind !== 1 || channels !== 2 || bits !== 24) throw new Error(`${path} is no 24-bit stereo WAV.`)
  const at = (frame: number, channel: number) => data.readIntLE(frame * 6 + channel * 3, 3) / 2 ** 23
  const frames = data.length / 6
  return {
    left: Float32Array.from({ length: frames }, (_, frame) => at(frame, 0)),
    right: Float32Array.from({ length: frames }, (_, frame) => at(frame, 1)),
  }
}
