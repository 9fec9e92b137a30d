import { sortedKeys } from './canonical-json'
import { inOrder } from './merge-entries'
import type { ReviewEntry } from './review-entry'

/** What a reviewer sends back: a file of these, a link or a copied text that holds one. */
export interface CommentsDoc {
  readonly format: 'tutti-comments'
  readonly version: 1
  readonly projectId: string
  /** Of the review that the comments were made in. */
  readonly reviewId: string
  readonly entries: readonly ReviewEntry[]
}

/** Before the packed document in a link. */
export const FRAGMENT_PREFIX = '#c='
/** Before the packed document in a text. */
export const TEXT_PREFIX = 'tutti-comments:'

export type Comments = Pick<CommentsDoc, 'projectId' | 'reviewId' | 'entries'>

/** The document, the same for the same entries: in the order in which they were said, all keys sorted. */
export function commentsDocument({ projectId, reviewId, entries }: Comments): CommentsDoc {
  const unique = new Map(entries.map((entry) => [entry.id, entry])).values()
  const document: CommentsDoc = { format: 'tutti-comments', version: 1, projectId, reviewId, entries: inOrder(unique) }
  return sortedKeys(document) as CommentsDoc
}
