import type { ReviewEntry } from '../project/review-entry'

export const REVIEW_CODECS = ['flac', 'opus'] as const
export type ReviewCodec = (typeof REVIEW_CODECS)[number]

/** One thing to listen to in a review file. */
export interface ReviewSlot {
  /** `version:<id>`, `reference:<id>`, `rough` or `sum`. */
  readonly slot: string
  readonly label: string
  readonly note: string
  /** Song frame on which its first frame sounds, at the review's rate; may be below zero. */
  readonly startFrame: number
  /** Of its sound, at the review's rate. */
  readonly frames: number
  /** Frames by which its music is later than the first version's: where a comment on one is shown on another. */
  readonly musicOffsetFrames: number
  readonly stateSha256: string | null
  /** -200 where nothing was to be measured; the true peak too. */
  readonly integratedLufs: number
  readonly truePeakDbtp: number
  /** Gating blocks of 400 ms (momentary loudness, LUFS) every 100 ms from its first frame: base64 of float32, little-endian. */
  readonly momentary: string
  /** Outline: base64 of int8 pairs (min, max of both channels, 127 is full scale), one per `peakFrames`. */
  readonly peaks: string
  readonly peakFrames: number
  /** Of each piece, in order: frames of its sound, without the manifest's `leadFrames` around it; bytes of its coded file. */
  readonly pieces: readonly { readonly firstFrame: number; readonly frames: number; readonly bytes: number }[]
}

/** What a review file says of itself. */
export interface ReviewManifest {
  readonly format: 'tutti-review'
  readonly version: 1
  readonly projectId: string
  /** 32 hexadecimal digits: of this review. */
  readonly reviewId: string
  readonly title: string
  readonly from: string
  readonly message: string
  /** ISO 8601, UTC: when it was made. */
  readonly madeAt: string
  readonly rateHz: number
  /** Of the song. */
  readonly songFrames: number
  readonly codec: ReviewCodec
  /** Frames of sound before and behind what a piece is for: a lossy decoder needs them. 0 for FLAC. */
  readonly leadFrames: number
  readonly sections: readonly { readonly name: string; readonly startFrame: number }[]
  readonly slots: readonly ReviewSlot[]
  /** What was said so far. */
  readonly entries: readonly ReviewEntry[]
}
