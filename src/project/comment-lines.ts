import { timeText } from '../params/value-text'
import { FRAGMENT_PREFIX, TEXT_PREFIX } from './comments-document'
import { inOrder } from './merge-entries'
import type { BlindTestEntry, CommentEntry, ReviewEntry } from './review-entry'
import { threadsOf } from './threads'
import { verdict } from './verdict'

const APPROVAL_TEXT = { open: 'is open again', changes: 'needs changes', approved: 'is approved' } as const

/**
 * A review as lines to read: comments by their place in the song, each with its answers, then what was said of whole
 * versions and what blind tests came to. What was taken back is left out.
 */
export function commentLines(entries: readonly ReviewEntry[], labelOf: (slot: string) => string): string[] {
  const comments = threadsOf(entries).flatMap(({ comment, replies, resolved }) => [
    `${placeText(comment)} [${labelOf(comment.slot)}] ${nameOf(comment)}: ${within(comment.text)}${resolved ? ' (resolved)' : ''}`,
    ...replies.map((reply) => `    ${nameOf(reply)}: ${within(reply.text)}`),
  ])
  const others = inOrder(entries).flatMap((entry) => {
    if (entry.kind === 'approval') {
      return [`${nameOf(entry)}: ${labelOf(`version:${entry.versionId}`)} ${APPROVAL_TEXT[entry.approval]}`]
    }
    return entry.kind === 'blindTest' ? [blindTestLine(entry)] : []
  })
  return [...comments, ...others].map(withoutPrefixes)
}

/** "1:12.340", or "1:12.340-1:15.000" for a range. */
export function placeText({ startFrame, endFrame, rateHz }: CommentEntry): string {
  const start = timeText(startFrame / rateHz)
  return endFrame === null ? start : `${start}-${timeText(endFrame / rateHz)}`
}

function blindTestLine(entry: BlindTestEntry): string {
  const sides = { a: entry.a.label, b: entry.b.label }
  const method = entry.method === 'abx' ? 'ABX' : 'Preference'
  return `${nameOf(entry)}: ${method}, ${sides.a} and ${sides.b}: ${verdict(entry, sides)}`
}

const nameOf = ({ author }: ReviewEntry) => author || 'Unnamed'

/** Further lines of a text stand under its first one. */
const within = (text: string) => text.trim().replace(/\n/g, '\n    ')

/** What somebody wrote must not be taken for the line for the machine. */
function withoutPrefixes(line: string): string {
  return line
    .replaceAll(TEXT_PREFIX, TEXT_PREFIX.replace(':', ' :'))
    .replaceAll(FRAGMENT_PREFIX, FRAGMENT_PREFIX.replace('=', ' ='))
}
