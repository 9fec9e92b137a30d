import { openOpusFile } from '../delivery/encode/opus-file'
import { loudnessOf } from '../engine/loudness-meter'
import type { StereoBlock } from '../engine/stem-source'
import { emptyMetadata } from '../session/metadata'
import { joinBytes } from '../wav/chunk-bytes'
import type { CodedSound } from './flac-pieces'
import { int24Samples } from './int24-samples'

export const OPUS_BITRATES = [192_000, 128_000] as const
export type OpusBitrate = (typeof OPUS_BITRATES)[number]

const SAYS_NOTHING = { title: '', alternate: null, sections: [], coding: '', program: '', version: null, session: null }
const SPAN_FRAMES = 32_768

/**
 * A complete Ogg Opus file by the browser's encoder, at 48 kHz. Around what a piece is for it holds frames before and
 * behind (the manifest's `leadFrames`): a lossy decoder needs them to settle, and decoders of some browsers begin
 * some hundred frames too early or too late.
 */
export async function encodeOpusPiece({ left, right }: StereoBlock, bitrate: number): Promise<CodedSound> {
  const parts: Uint8Array[] = []
  const sink = { write: (bytes: Uint8Array) => void parts.push(bytes), writeAt: noPlace }
  const metadata = { ...emptyMetadata(), ...SAYS_NOTHING }
  const file = await openOpusFile({ format: 'opus', rateHz: 48_000, frames: left.length, metadata }, sink, bitrate)
  let clipped = 0
  for (let from = 0; from < left.length; from += SPAN_FRAMES) {
    const samples = int24Samples([left, right], from, Math.min(left.length, from + SPAN_FRAMES))
    clipped += samples.clipped
    await file.write(pcm24(samples.values))
  }
  await file.finish(loudnessOf([]))
  return { bytes: joinBytes(parts), clipped }
}

function noPlace(): never {
  throw new Error('An Opus file is written front to back.')
}

/** Three bytes a sample, of values that have theirs in the upper three of four. */
function pcm24(values: Int32Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(values.length * 3)
  for (let i = 0, at = 0; i < values.length; i++, at += 3) {
    const value = values[i]!
    bytes[at] = value >> 8
    bytes[at + 1] = value >> 16
    bytes[at + 2] = value >> 24
  }
  return bytes
}
