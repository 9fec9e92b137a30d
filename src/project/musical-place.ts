import type { CommentEntry } from './review-entry'

/** A point of the song (`endFrame` is null) or a range of it, in frames at a known rate. */
export interface Place {
  readonly startFrame: number
  readonly endFrame: number | null
}

/**
 * Where a comment lies in another version, in frames of that version's song at `rateHz`. Offsets are those of the two
 * versions (`musicOffsetSeconds`): by how much the music of each is later than in the first version. Exact where the
 * rates are the same: there and back is the same frame. Never before the song; a range keeps at least one frame.
 */
export function placeIn(
  comment: Pick<CommentEntry, 'startFrame' | 'endFrame' | 'rateHz'>,
  fromOffsetSeconds: number,
  toOffsetSeconds: number,
  rateHz: number,
): Place {
  // Each offset is rounded by itself, so that a way over a third version leads to the same frame.
  const shift = Math.round(toOffsetSeconds * rateHz) - Math.round(fromOffsetSeconds * rateHz)
  const placed = (frame: number) => Math.max(0, atRate(frame, comment.rateHz, rateHz) + shift)
  const startFrame = placed(comment.startFrame)
  if (comment.endFrame === null) return { startFrame, endFrame: null }
  return { startFrame, endFrame: Math.max(startFrame + 1, placed(comment.endFrame)) }
}

/** The frame at another rate that is nearest in time. Whole seconds apart: products stay exact for any length of song. */
function atRate(frame: number, fromHz: number, toHz: number): number {
  if (fromHz === toHz) return frame
  return Math.floor(frame / fromHz) * toHz + Math.round(((frame % fromHz) * toHz) / fromHz)
}
