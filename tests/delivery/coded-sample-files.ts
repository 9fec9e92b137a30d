import type { AudioFileSpec } from '../../src/delivery/audio-file'
import { openCodedFile } from '../../src/delivery/encode/open-coded-file'
import { type ExportFormat, FORMATS, SAMPLE_BYTES } from '../../src/session/export-format'
import { MemorySink } from './memory-sink'
import { MEASURED, metadataWith } from './sample-files'

/** Nearly a sine, of plain arithmetic: engines do not agree on the real one's last bit. `phase` in turns. */
function wave(phase: number): number {
  const turn = 2 * (phase - Math.floor(phase)) - 1
  return 4 * turn * (Math.abs(turn) - 1)
}

/** Interleaved stereo PCM of a format: a chord and noise, with both full scales and every step of the last bit. */
export function codedPcm(format: ExportFormat, frames: number): Uint8Array<ArrayBuffer> {
  const size = SAMPLE_BYTES[FORMATS[format].samples]
  const full = 2 ** (8 * size - 1)
  const bytes = new Uint8Array(frames * 2 * size)
  let seed = 1
  for (let i = 0; i < frames * 2; i++) {
    const frame = i >> 1
    const isLeft = i % 2 === 0
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) | 0
    const noise = (seed / 2 ** 31) * 0.05
    const tone = 0.3 * wave(frame * (isLeft ? 0.0099 : 0.0151)) + 0.2 * wave(frame * 0.0017)
    let value = Math.round((tone + noise) * (full - 1))
    if (frame % 5000 < 3) value = isLeft ? full - 1 : -full
    if (frame % 5000 === 3) value = isLeft ? 1 : -1
    for (let b = 0; b < size; b++) bytes[i * size + b] = (value >> (8 * b)) & 255
  }
  return bytes
}

export const codedSpec = (format: ExportFormat, rateHz: number, frames: number): AudioFileSpec => ({
  format,
  rateHz,
  frames,
  metadata: metadataWith({}),
})

/** The whole file, written in pieces of `pieceFrames`. */
export async function codedBytes(
  spec: AudioFileSpec,
  pcm: Uint8Array<ArrayBuffer>,
  pieceFrames = 7001,
): Promise<Uint8Array<ArrayBuffer>> {
  const sink = new MemorySink()
  const file = await openCodedFile(spec, sink)
  const step = SAMPLE_BYTES[FORMATS[spec.format].samples] * 2 * pieceFrames
  for (let at = 0; at < pcm.length; at += step) await file.write(pcm.slice(at, at + step))
  await file.finish(MEASURED)
  return sink.bytes
}
