import type { Dsp } from '../../engine/dsp'
import { ResampledSource } from '../../engine/resampled-source'
import type { StereoBlock } from '../../engine/stem-source'
import { openLossless } from '../../stems/open-lossless'
import { MemoryReader } from '../../wav/byte-reader'

export interface FinishedFile extends StereoBlock {
  rateHz: number
}

/** All samples of a WAV or FLAC file, from its first. Rejects with AudioFileError for any other. */
export async function readFinishedFile(bytes: Uint8Array<ArrayBuffer>, fileName: string): Promise<FinishedFile> {
  const file = await openLossless(new MemoryReader(bytes), fileName)
  const pieces: Float32Array[][] = []
  for await (const { channels } of file.pieces()) if (channels[0]) pieces.push(channels)
  const left = joined(pieces.map(([first]) => first!))
  return { rateHz: file.rateHz, left, right: file.channels === 1 ? left : joined(pieces.map(([, second]) => second!)) }
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const out = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

/** The file at another rate, by our own converter: as long as it is at its own, aligned to the sample. */
export async function atRate(dsp: Dsp, file: FinishedFile, rateHz: number): Promise<StereoBlock> {
  if (file.rateHz === rateHz) return file
  const span = (samples: Float32Array, start: number, frames: number) => {
    const out = new Float32Array(frames)
    const from = Math.max(0, start)
    out.set(samples.subarray(from, Math.max(from, start + frames)), from - start)
    return out
  }
  const source = {
    rateHz: file.rateHz,
    frames: file.left.length,
    read: async (start: number, frames: number) => ({
      left: span(file.left, start, frames),
      right: span(file.right, start, frames),
    }),
  }
  const converted = new ResampledSource(dsp, source, rateHz)
  return converted.read(0, converted.frames)
}
