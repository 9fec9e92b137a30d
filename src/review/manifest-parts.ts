import { base64Length } from './base64'
import type { CodedPiece } from './encode-piece'
import type { ReviewManifest, ReviewSlot } from './manifest'
import { momentaryText, peakFramesAt, peaksText } from './outline'
import { leadFramesOf, type PiecePlace, type ReviewRequest, type ReviewSlotRequest } from './review-request'

/** More than any piece has: its digits hold the place of the true figure. */
const MOST_BYTES = 999_999_999

/** What becomes known of the slots while their pieces are encoded. */
export class ManifestParts {
  readonly clipped: number[]
  readonly #outlines: Int8Array[]
  readonly #pieces: ReviewSlot['pieces'][number][][]
  readonly #peakFrames: number

  constructor({ slots, rateHz }: ReviewRequest) {
    const peakFrames = peakFramesAt(rateHz)
    this.#peakFrames = peakFrames
    this.#outlines = slots.map(({ frames }) => new Int8Array(2 * Math.ceil(frames / peakFrames)))
    this.#pieces = slots.map(() => [])
    this.clipped = slots.map(() => 0)
  }

  /** A slot's pieces come in order. */
  add({ slot, firstFrame, frames }: PiecePlace, coded: CodedPiece): void {
    this.#outlines[slot]!.set(coded.outline, (2 * firstFrame) / this.#peakFrames)
    this.#pieces[slot]!.push({ firstFrame, frames, bytes: coded.bytes })
    this.clipped[slot]! += coded.clipped
  }

  /** Of one slot. */
  known(slot: number): Pick<ReviewSlot, 'peaks' | 'pieces'> {
    return { peaks: peaksText(this.#outlines[slot]!), pieces: this.#pieces[slot]! }
  }
}

export function finishedManifest(request: ReviewRequest, parts: ManifestParts): ReviewManifest {
  return manifestWith(request, (index) => parts.known(index))
}

/** As long as the finished one can be. */
export function draftManifest(request: ReviewRequest, places: readonly PiecePlace[]): ReviewManifest {
  const peakFrames = peakFramesAt(request.rateHz)
  return manifestWith(request, (index, { frames }) => ({
    peaks: 'A'.repeat(base64Length(2 * Math.ceil(frames / peakFrames))),
    pieces: places
      .filter((place) => place.slot === index)
      .map((place) => ({ firstFrame: place.firstFrame, frames: place.frames, bytes: MOST_BYTES })),
  }))
}

/** JSON has no -Infinity, which silence reads. */
const finite = (level: number) => (level > -200 ? level : -200)

/** Field by field: what else a caller's objects hold is not for the file. */
function manifestWith(
  request: ReviewRequest,
  known: (index: number, slot: ReviewSlotRequest) => Pick<ReviewSlot, 'peaks' | 'pieces'>,
): ReviewManifest {
  return {
    format: 'tutti-review',
    version: 1,
    projectId: request.projectId,
    reviewId: request.reviewId,
    title: request.title,
    from: request.from,
    message: request.message,
    madeAt: request.madeAt,
    rateHz: request.rateHz,
    songFrames: request.songFrames,
    codec: request.codec,
    leadFrames: leadFramesOf(request.codec),
    sections: request.sections.map(({ name, startFrame }) => ({ name, startFrame })),
    slots: request.slots.map((slot, index) => ({
      slot: slot.slot,
      label: slot.label,
      note: slot.note,
      startFrame: slot.startFrame,
      frames: slot.frames,
      musicOffsetFrames: slot.musicOffsetFrames,
      stateSha256: slot.stateSha256,
      integratedLufs: finite(slot.integratedLufs),
      truePeakDbtp: finite(slot.truePeakDbtp),
      momentary: momentaryText(slot.momentaryLufs),
      peakFrames: peakFramesAt(request.rateHz),
      ...known(index, slot),
    })),
    entries: request.entries,
  }
}
