import { readComments } from '../../project/parse-comments'
import type { ReviewEntry } from '../../project/review-entry'
import { commentsFile } from '../../project/write-comments'

/** What a browser keeps of a visit. */
export interface KeptComments {
  readonly entries: readonly ReviewEntry[]
  readonly unsaved: readonly string[]
  readonly author: string
}

const keyOf = (reviewId: string) => `tutti-review-${reviewId}`
const NO_PROJECT = '0'.repeat(32)

/** False where the browser keeps nothing: some do not for pages from disk, or in private windows. */
export function keepComments(reviewId: string, { entries, unsaved, author }: KeptComments): boolean {
  try {
    const comments = commentsFile({ projectId: NO_PROJECT, reviewId, entries })
    localStorage.setItem(keyOf(reviewId), JSON.stringify({ author, unsaved, comments }))
    return true
  } catch {
    return false
  }
}

/** Null where there is nothing, or nothing that can be read: other pages from disk may write there too. */
export function readKeptComments(reviewId: string): KeptComments | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(reviewId)) ?? 'null')
    const { author, unsaved, comments } = Object(kept) as Record<string, unknown>
    if (typeof author !== 'string' || typeof comments !== 'string' || !Array.isArray(unsaved)) return null
    return {
      author: author.slice(0, 80),
      unsaved: unsaved.filter((id) => typeof id === 'string'),
      entries: readComments(comments).entries,
    }
  } catch {
    return null
  }
}
