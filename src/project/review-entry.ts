import type { Approval } from '../session/document'

/**
 * One thing that somebody said, once and for ever: a review is a set of entries, and two reviews merge by putting their
 * sets together, in any order. `id` is the first 32 hexadecimal digits of the SHA-256 over the rest of the entry
 * (canonical JSON), so that the same id is the same entry, and a changed entry is another one.
 */
interface Said {
  readonly id: string
  readonly author: string
  /** ISO 8601, UTC, to the millisecond. */
  readonly at: string
}

/** What a comment is about: a version, or a reference of the review. */
export type CommentedSlot = `version:${string}` | `reference:${string}`

export interface CommentEntry extends Said {
  readonly kind: 'comment'
  readonly slot: CommentedSlot
  readonly text: string
  /** Frames of the song (of its stems' common zero, not of the file) at `rateHz`. */
  readonly rateHz: number
  readonly startFrame: number
  /** Null for a point. */
  readonly endFrame: number | null
}

export interface ReplyEntry extends Said {
  readonly kind: 'reply'
  readonly to: string
  readonly text: string
}

/** The last one (by `at`, then `id`) of a comment holds. */
export interface ResolveEntry extends Said {
  readonly kind: 'resolve'
  readonly to: string
  readonly resolved: boolean
}

/** Takes back a comment or a reply of the same author. */
export interface WithdrawEntry extends Said {
  readonly kind: 'withdraw'
  readonly to: string
}

/** The last one (by `at`, then `id`) of a version holds. */
export interface ApprovalEntry extends Said {
  readonly kind: 'approval'
  readonly versionId: string
  readonly approval: Approval
}

export interface BlindTestEntry extends Said {
  readonly kind: 'blindTest'
  readonly method: 'abx' | 'preference'
  readonly a: BlindSide
  readonly b: BlindSide
  readonly trials: number
  /** ABX: right answers. Preference: trials in which `a` was preferred. */
  readonly successes: number
}

export interface BlindSide {
  /** Slot as the monitor knows it, such as "version:..." or "sum". */
  readonly slot: string
  /** As it was called then. */
  readonly label: string
  /** Null where the slot is no state of the session. */
  readonly stateSha256: string | null
}

export type ReviewEntry = CommentEntry | ReplyEntry | ResolveEntry | WithdrawEntry | ApprovalEntry | BlindTestEntry

/** What a file of comments can be at most; more is refused. */
export const REVIEW_LIMITS = {
  fileBytes: 4_000_000,
  entries: 10_000,
  textCharacters: 4_000,
  authorCharacters: 80,
  /** Of one side of a blind test. */
  labelCharacters: 200,
} as const
