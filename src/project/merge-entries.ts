import { CommentsError } from './comments-error'
import type { ReviewEntry } from './review-entry'

/** Entries that a project can hold, of all its reviews. */
export const MOST_ENTRIES = 50_000

/**
 * Two sets of entries as one, in the order in which they were said. Same id, same entry: it does not matter in which
 * order sets are put together, nor how often. Throws CommentsError where the project would hold more than it can.
 */
export function mergeEntries(known: readonly ReviewEntry[], incoming: readonly ReviewEntry[]): ReviewEntry[] {
  const byId = new Map([...incoming, ...known].map((entry) => [entry.id, entry]))
  if (byId.size > MOST_ENTRIES) {
    throw new CommentsError(`A project holds at most ${MOST_ENTRIES} comments and answers: these would be too many.`)
  }
  return inOrder(byId.values())
}

/** Entries in the order in which they were said; those of the same moment by their ids. */
export function inOrder<Entry extends ReviewEntry>(entries: Iterable<Entry>): Entry[] {
  return [...entries].sort((a, b) => compareTexts(a.at, b.at) || compareTexts(a.id, b.id))
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
