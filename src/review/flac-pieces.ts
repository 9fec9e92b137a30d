import type { StereoBlock } from '../engine/stem-source'
import { joinBytes } from '../wav/chunk-bytes'
import { FlacWriter } from './flac-writer'

/** A coded file in memory. */
export interface CodedSound {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Samples beyond full scale, which the file holds clipped. */
  readonly clipped: number
}

/**
 * A complete FLAC file of 24 bits, whatever the master's width: browsers decode 24 bits exactly, 16 not all
 * (Chromium divides positive samples by 32767). The bits that a 16-bit sound leaves at 0 cost nothing in FLAC.
 */
export async function encodeFlacPiece({ left, right }: StereoBlock, rateHz: number): Promise<CodedSound> {
  const parts: Uint8Array[] = []
  const writer = new FlacWriter({ rateHz, channels: 2, frames: left.length }, (bytes) => void parts.push(bytes))
  try {
    await writer.add([left, right])
    await writer.finish()
  } catch (error) {
    await writer.cancel()
    throw error
  }
  return { bytes: joinBytes(parts), clipped: writer.clipped }
}
