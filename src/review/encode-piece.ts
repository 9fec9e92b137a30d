import { base64Bytes } from './base64'
import { encodeFlacPiece } from './flac-pieces'
import type { ReviewCodec } from './manifest'
import { encodeOpusPiece } from './opus-pieces'
import { outlineOf } from './outline'

/** One piece's sound, with `leadFrames` before and behind what it is for. */
export interface PieceJob {
  readonly codec: ReviewCodec
  readonly rateHz: number
  /** Bits per second; of Opus only. */
  readonly bitrate: number
  readonly left: Float32Array<ArrayBuffer>
  readonly right: Float32Array<ArrayBuffer>
  readonly leadFrames: number
  readonly peakFrames: number
}

export interface CodedPiece {
  /** The coded file as base64, ASCII. */
  readonly text: Uint8Array<ArrayBuffer>
  /** Of the coded file. */
  readonly bytes: number
  readonly clipped: number
  /** Of the frames that the piece is for. */
  readonly outline: Int8Array<ArrayBuffer>
}

export async function encodePiece(job: PieceJob): Promise<CodedPiece> {
  const { codec, rateHz, bitrate, left, right, leadFrames, peakFrames } = job
  const own = [left, right].map((channel) => channel.subarray(leadFrames, channel.length - leadFrames))
  const outline = outlineOf(own, peakFrames)
  const { bytes, clipped } =
    codec === 'flac' ? await encodeFlacPiece({ left, right }, rateHz) : await encodeOpusPiece({ left, right }, bitrate)
  return { text: base64Bytes(bytes), bytes: bytes.length, clipped, outline }
}
