import { readFileSync, writeFileSync } from 'node:fs'
import { type Stereo, wavFloat } from '../browser/harness/signals'

export type { Stereo } from '../browser/harness/signals'

/** Writes a stereo WAV of 32-bit floats: nothing of the product's own. */
export function writeFloatWav(path: string, signal: Stereo, rateHz: number): void {
  writeFileSync(path, wavFloat(signal, rateHz))
}

/** The samples of a 24-bit stereo WAV with a 44-byte header, which is what the command line writes. */
export function readWav24(path: string): Stereo {
  const file = readFileSync(path)
  const header = [file.toString('latin1', 36, 40), file.readUInt16LE(22), file.readUInt16LE(34)]
  if (header.join() !== 'data,2,24') throw new Error(`${path} is no plain 24-bit stereo WAV: ${header}`)
  const frames = file.readUInt32LE(40) / 6
  const at = (frame: number, channel: number) => file.readIntLE(44 + frame * 6 + channel * 3, 3) / 2 ** 23
  return {
    left: Float32Array.from({ length: frames }, (_, frame) => at(frame, 0)),
    right: Float32Array.from({ length: frames }, (_, frame) => at(frame, 1)),
  }
}
