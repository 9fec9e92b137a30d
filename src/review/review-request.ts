import { codedRateProblem } from '../delivery/encode/coded-rates'
import type { StereoBlock } from '../engine/stem-source'
import type { ReviewCodec, ReviewManifest, ReviewSlot } from './manifest'
import type { ReviewPlayer } from './review-page'

/** One thing to listen to. `read`: frames of its own sound at the review's rate. */
export interface ReviewSlotRequest extends Omit<ReviewSlot, 'momentary' | 'peaks' | 'peakFrames' | 'pieces'> {
  /** Momentary loudness every 100 ms from its first frame, as its history has it. */
  readonly momentaryLufs: Float32Array
  /** Asked only for frames within its sound. */
  read(startFrame: number, frames: number): Promise<StereoBlock>
}

/** What a review file is made of. */
export interface ReviewRequest extends Omit<ReviewManifest, 'format' | 'version' | 'leadFrames' | 'slots'> {
  readonly slots: readonly ReviewSlotRequest[]
  /** Bits per second; of Opus only. */
  readonly bitrate: number
  readonly player: ReviewPlayer
}

/** Whole seconds: a whole number of frames at every rate. */
export const PIECE_SECONDS = 10
/** A tenth of a second around each piece of a lossy file. */
const OPUS_LEAD_FRAMES = 4800

export const leadFramesOf = (codec: ReviewCodec) => (codec === 'opus' ? OPUS_LEAD_FRAMES : 0)

/** The rate that a session's review has, in hertz: its own, but Opus knows only one. */
export const reviewRateHz = (codec: ReviewCodec, sessionRateHz: number) => (codec === 'opus' ? 48_000 : sessionRateHz)

/** Why a review cannot be made at a rate, and what to do instead; null where it can. */
export function reviewRateProblem(codec: ReviewCodec, rateHz: number): string | null {
  if (codec === 'opus') return rateHz === 48_000 ? null : 'A small review file has a rate of 48 kHz.'
  const problem = codedRateProblem('flac24', rateHz)
  return problem && `A review file of FLAC cannot be made at ${rateHz / 1000} kHz. Choose the small one, which is Opus.`
}

/** A piece of one slot: frames of the slot's own sound. */
export interface PiecePlace {
  /** Index in the slots. */
  readonly slot: number
  readonly piece: number
  readonly firstFrame: number
  readonly frames: number
}

/** All pieces in the order of the file: the first of every slot, then the second of every slot, and so on. */
export function piecePlaces(slots: readonly { readonly frames: number }[], rateHz: number): PiecePlace[] {
  const pieceFrames = PIECE_SECONDS * rateHz
  const most = Math.max(0, ...slots.map(({ frames }) => Math.ceil(frames / pieceFrames)))
  return Array.from({ length: most }, (_, piece) => piece).flatMap((piece) => {
    const firstFrame = piece * pieceFrames
    return slots.flatMap(({ frames }, slot) =>
      firstFrame < frames ? [{ slot, piece, firstFrame, frames: Math.min(pieceFrames, frames - firstFrame) }] : [],
    )
  })
}
