import { base64Length } from './base64'
import type { ReviewCodec } from './manifest'
import { peakFramesAt } from './outline'
import { leadFramesOf, piecePlaces } from './review-request'

/** What the size of a review file depends on. */
export interface ReviewSizeRequest {
  readonly codec: ReviewCodec
  readonly rateHz: number
  /** Bits per second; of Opus only. */
  readonly bitrate: number
  /** Of the reviewer's script and style together. */
  readonly playerBytes: number
  readonly slots: readonly SizedSlot[]
}

export interface SizedSlot {
  readonly frames: number
  /** Null where it is not known. */
  readonly integratedLufs: number | null
  /** Of its samples: 24 where nothing is said. */
  readonly bits?: 16 | 24
}

/** A page's own text around everything, and around one piece. */
const PAGE_BYTES = 2500
const PIECE_TEXT_BYTES = 140
const SLOT_TEXT_BYTES = 600
const PIECE_LINE_BYTES = 60

/** About how many bytes the file will have; `buildReview` says it exactly when it is written. */
export function estimateReviewBytes(request: ReviewSizeRequest): number {
  const { codec, rateHz, slots, playerBytes } = request
  const pieces = piecePlaces(slots, rateHz)
  const lead = leadFramesOf(codec)
  const coded = pieces.reduce((sum, { slot, frames }) => {
    const bits = bitsPerFrame(request, slots[slot]!) * (frames + 2 * lead)
    return sum + base64Length(bits / 8) + PIECE_TEXT_BYTES + PIECE_LINE_BYTES
  }, 0)
  const manifest = slots.reduce((sum, { frames }) => {
    const seconds = frames / rateHz
    const [peaks, momentary] = [(2 * frames) / peakFramesAt(rateHz), 4 * 10 * seconds]
    return sum + base64Length(peaks) + base64Length(momentary) + SLOT_TEXT_BYTES
  }, 0)
  return Math.round(PAGE_BYTES + playerBytes + manifest + coded)
}

/** The encoder's own share above what it is asked for, with the file around its packets; measured at 128 and 192 kb/s. */
const OPUS_OVERHEAD = 1.017
const TYPICAL_LUFS = -13
/**
 * FLAC of a 24-bit master at 44.1 or 48 kHz: a loudness of 0 LUFS would take so many bits for both samples of a frame,
 * and every 6 dB less takes one bit less from each. Half way between the two songs that were measured, 4 bits apart.
 */
const FLAC_BITS_AT_FULL_SCALE = 36.6
const LEAST_FLAC_BITS = 4
const MOST_FLAC_BITS = 48
/** What 16 bits take less than 24, dithered; measured on both songs. */
const NARROW_BITS = 15.6
/** At twice the rate and above there is little more to code: measured at 96 kHz. */
const HIGH_RATE_BITS = 11

function bitsPerFrame({ codec, rateHz, bitrate }: ReviewSizeRequest, slot: SizedSlot): number {
  if (codec === 'opus') return (bitrate * OPUS_OVERHEAD) / rateHz
  const bits = FLAC_BITS_AT_FULL_SCALE + (2 * (slot.integratedLufs ?? TYPICAL_LUFS)) / 6.02
  const less = (rateHz > 50_000 ? HIGH_RATE_BITS : 0) + (slot.bits === 16 ? NARROW_BITS : 0)
  return Math.min(MOST_FLAC_BITS, Math.max(LEAST_FLAC_BITS, bits - less))
}
