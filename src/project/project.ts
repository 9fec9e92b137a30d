import type { SessionDoc } from '../session/document'
import type { ReviewEntry } from './review-entry'

/** A named state of the song: never changed after it was saved. What is said of it later are entries of the review. */
export interface VersionDoc {
  /** Stable and unique within all copies of the project: 16 hexadecimal digits of the hash of all that follows, as it was saved. */
  readonly id: string
  /** Such as "v2 vocal up". */
  readonly name: string
  readonly note: string
  readonly author: string
  /** ISO 8601, UTC. */
  readonly savedAt: string
  readonly session: SessionDoc
  /** `stateSha256` of the session: two versions with the same sound and the same delivery have the same. */
  readonly stateSha256: string
  /**
   * Seconds by which the music lies later in this version's stems than in those of the first version: comments keep
   * their musical place over stems with another lead-in.
   */
  readonly musicOffsetSeconds: number
}

/** What belongs to a song beside its session. */
export interface ProjectDoc {
  readonly format: 'tutti-project'
  readonly version: 1
  /** 32 hexadecimal digits, made with the project: reviews name it. */
  readonly id: string
  readonly versions: readonly VersionDoc[]
  /** Ids of versions that were taken off the list: they can be put back. */
  readonly removed: readonly string[]
  /** Ids of versions that went out in a review or an export, in that order: what the revision counter counts. */
  readonly sent: readonly string[]
  readonly entries: readonly ReviewEntry[]
  /** Ids of entries that the engineer took off the list: they stay, so that a second import does not bring them back. */
  readonly hidden: readonly string[]
  /** Rounds of changes that are part of the price. */
  readonly includedRevisions: number
  /** Who works here: goes into new versions and entries. */
  readonly author: string
}

export const DEFAULT_INCLUDED_REVISIONS = 3
