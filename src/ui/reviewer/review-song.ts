import type { PlayedReview } from '../../audio/review-player-shelf'
import type { CommentedSlot } from '../../project/review-entry'
import type { ReviewManifest, ReviewSlot } from '../../review/manifest'

/** One thing to listen to, on the page's time axis: that of the first version's song. */
export interface SongSlot {
  readonly index: number
  /** `version:<id>`, `reference:<id>`, `rough` or `sum`. */
  readonly slot: string
  readonly label: string
  readonly note: string
  /** Where it begins, in frames of the axis. */
  readonly startFrame: number
  readonly frames: number
  /** Seconds by which its own song is later than the axis. */
  readonly musicOffsetSeconds: number
  readonly stateSha256: string | null
  readonly integratedLufs: number
  readonly truePeakDbtp: number
  readonly momentaryLufs: Float32Array
  /** Pairs of lowest and highest, -127 to 127, one per `peakFrames`. */
  readonly peaks: Int8Array
  readonly peakFrames: number
}

/** A review as the page shows it. */
export interface ReviewSong {
  readonly manifest: ReviewManifest
  readonly rateHz: number
  readonly startFrame: number
  readonly endFrame: number
  readonly sections: readonly { readonly name: string; readonly startFrame: number; readonly endFrame: number }[]
  readonly slots: readonly SongSlot[]
  readonly played: PlayedReview
}

export function reviewSong(manifest: ReviewManifest): ReviewSong {
  const { rateHz, codec, leadFrames } = manifest
  const slots = manifest.slots.map((slot, index) => songSlot(slot, index, rateHz))
  // A reference may begin long before the song or end long after it: the versions say where the song is.
  const versions = slots.filter(({ slot }) => slot.startsWith('version:'))
  const judged = versions.length > 0 ? versions : slots
  const startFrame = Math.min(0, ...judged.map((slot) => slot.startFrame))
  const endFrame = Math.max(1, manifest.songFrames, ...judged.map((slot) => slot.startFrame + slot.frames))
  const ends = [...manifest.sections.slice(1).map((section) => section.startFrame), endFrame]
  return {
    manifest,
    rateHz,
    startFrame,
    endFrame,
    sections: manifest.sections.map((section, n) => ({ ...section, endFrame: ends[n] ?? endFrame })),
    slots,
    played: {
      codec,
      rateHz,
      leadFrames,
      startFrame,
      endFrame,
      slots: manifest.slots.map(({ pieces }, index) => ({
        pieces: pieces.map(({ firstFrame, frames }) => ({
          firstFrame: (slots[index]?.startFrame ?? 0) + firstFrame,
          frames,
        })),
      })),
    },
  }
}

function songSlot(slot: ReviewSlot, index: number, rateHz: number): SongSlot {
  const { startFrame, musicOffsetFrames, momentary, peaks, pieces: _, ...same } = slot
  return {
    ...same,
    index,
    startFrame: startFrame - musicOffsetFrames,
    musicOffsetSeconds: musicOffsetFrames / rateHz,
    momentaryLufs: new Float32Array(bytesOf(momentary).buffer),
    peaks: new Int8Array(bytesOf(peaks).buffer),
  }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}

/** Comments are about versions and references; null for what none can be about. */
export function commentedSlot({ slot }: SongSlot): CommentedSlot | null {
  return /^(version|reference):/.test(slot) ? (slot as CommentedSlot) : null
}
