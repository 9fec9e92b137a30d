import type { Approval } from '../session/document'
import { inOrder } from './merge-entries'
import type { ApprovalEntry, BlindTestEntry, CommentEntry, ReplyEntry, ReviewEntry } from './review-entry'

/** A comment with all that was said to it. */
export interface Thread {
  readonly comment: CommentEntry
  /** In the order in which they were said. */
  readonly replies: readonly ReplyEntry[]
  readonly resolved: boolean
  /** Who said so last, and when; null where nobody did. */
  readonly resolvedBy: string | null
  readonly resolvedAt: string | null
}

/**
 * What a set of entries comes to: the comments that stand, by their place in the song, then by id. Which order the
 * entries are in does not matter. `hidden` ids are left out; so is what answers to something that is not here.
 */
export function threadsOf(entries: readonly ReviewEntry[], hidden: Iterable<string> = []): Thread[] {
  const said = inOrder(new Map(entries.map((entry) => [entry.id, entry])).values())
  const gone = new Set([...hidden, ...withdrawnIds(said)])
  const threads = new Map<string, { comment: CommentEntry; replies: ReplyEntry[]; resolve: ReviewEntry | null }>()
  for (const entry of said) {
    if (entry.kind === 'comment' && !gone.has(entry.id)) {
      threads.set(entry.id, { comment: entry, replies: [], resolve: null })
    }
  }
  // A second pass: clocks of several computers can put an answer before its comment.
  for (const entry of said) {
    if (entry.kind === 'reply' && !gone.has(entry.id)) threads.get(entry.to)?.replies.push(entry)
    const thread = entry.kind === 'resolve' && threads.get(entry.to)
    if (thread) thread.resolve = entry
  }
  return [...threads.values()]
    .map(({ comment, replies, resolve }) => ({
      comment,
      replies,
      resolved: resolve?.kind === 'resolve' && resolve.resolved,
      resolvedBy: resolve?.author ?? null,
      resolvedAt: resolve?.at ?? null,
    }))
    .sort((a, b) => startSeconds(a.comment) - startSeconds(b.comment) || (a.comment.id < b.comment.id ? -1 : 1))
}

const startSeconds = ({ startFrame, rateHz }: CommentEntry) => startFrame / rateHz

/** Ids of comments and replies that their own authors took back. */
function withdrawnIds(entries: readonly ReviewEntry[]): string[] {
  const authors = new Map<string, string>()
  for (const entry of entries)
    if (entry.kind === 'comment' || entry.kind === 'reply') authors.set(entry.id, entry.author)
  return entries.flatMap((entry) =>
    entry.kind === 'withdraw' && authors.get(entry.to) === entry.author ? [entry.to] : [],
  )
}

export interface ApprovalState {
  readonly approval: Approval
  readonly by: string
  readonly at: string
}

/** What was last said of a version; null where nothing was. */
export function approvalOf(entries: readonly ReviewEntry[], versionId: string): ApprovalState | null {
  const said = inOrder(entries.filter((entry): entry is ApprovalEntry => entry.kind === 'approval'))
  const last = said.findLast((entry) => entry.versionId === versionId)
  return last ? { approval: last.approval, by: last.author, at: last.at } : null
}

/** The blind tests with one version (by its id) or one state (by its `stateSha256`) on either side, oldest first. */
export function blindTestsOf(entries: readonly ReviewEntry[], versionIdOrState: string): BlindTestEntry[] {
  const tests = inOrder(entries.filter((entry): entry is BlindTestEntry => entry.kind === 'blindTest'))
  return tests.filter(({ a, b }) =>
    [a, b].some((side) => side.stateSha256 === versionIdOrState || side.slot === `version:${versionIdOrState}`),
  )
}
