import * as v from 'valibot'
import { type Comments, FRAGMENT_PREFIX, TEXT_PREFIX } from './comments-document'
import { CommentsError } from './comments-error'
import { hexOf } from './entry-schema'
import { unpackText } from './packed-text'
import { EntryError, readEntries } from './read-entries'
import { REVIEW_LIMITS } from './review-entry'

export interface ReadComments extends Comments {
  /** Sentences about what was left out. */
  readonly warnings: readonly string[]
}

const BIG = `at most ${REVIEW_LIMITS.fileBytes / 1_000_000} MB and ${REVIEW_LIMITS.entries} entries`
/** Lists that are looked into: each can unfold to as much as a review holds. */
const MOST_REPEATED = 4
const HEADS = v.object({ projectId: hexOf(32), reviewId: hexOf(32) })

/**
 * Reads the comments that a reviewer sent: the text of a `.json` file, a link with a `#c=` fragment, or a copied text
 * with its `tutti-comments:` line, anywhere in what was pasted. Nothing in it is trusted; nothing is changed by it.
 * Throws CommentsError, which says what to do.
 */
export function readComments(text: string): ReadComments {
  if (text.length > REVIEW_LIMITS.fileBytes) throw tooMuch()
  // A byte order mark goes with the white space.
  const plain = text.trim()
  if (plain.startsWith('{')) return readDocument(plain, [])
  const packed = packedIn(plain)
  const [first, ...others] = packed
  if (first === undefined) {
    throw new CommentsError(
      'There are no comments in this. Paste the whole text or link that the reviewer sent, or open the comments file.',
    )
  }
  const json = unpacked(first)
  const more = isRepeated(json, others)
    ? []
    : ['There are several lists of comments in this text: only the first one was read.']
  return readDocument(json, more)
}

/** Mail often quotes what it answers: the same list again is none of its own. */
function isRepeated(json: string, others: readonly string[]): boolean {
  if (others.length > MOST_REPEATED) return false
  try {
    return others.every((other) => unpackText(other, REVIEW_LIMITS.fileBytes) === json)
  } catch {
    return false
  }
}

/**
 * The packed documents in a text, in their order. Mail breaks long lines and quotes them with ">": both may stand within
 * one. What follows it on the next lines comes along and does no harm: the packed data says where it ends.
 */
function packedIn(text: string): string[] {
  const heads = new RegExp(`(?:^|[\\s>])${TEXT_PREFIX}|${FRAGMENT_PREFIX}`, 'g')
  return [...text.matchAll(heads)].map((head) => {
    const rest = text.slice(head.index + head[0].length)
    return /^[\w\s>-]*/.exec(rest)?.[0] ?? ''
  })
}

function unpacked(packed: string): string {
  try {
    return unpackText(packed, REVIEW_LIMITS.fileBytes)
  } catch (error) {
    if (error instanceof RangeError) throw tooMuch()
    throw new CommentsError(
      'The comments are not whole: a part of the text or link is missing. Ask for it again, or for the comments file.',
    )
  }
}

function readDocument(json: string, warnings: readonly string[]): ReadComments {
  const document = headOf(json)
  const heads = v.safeParse(HEADS, document)
  if (!heads.success) {
    throw new CommentsError('This file does not say which review it belongs to: ask the reviewer to save it again.')
  }
  const { entries } = document
  if (!Array.isArray(entries)) {
    throw new CommentsError('This file holds no list of comments: ask the reviewer to save it again.')
  }
  if (entries.length > REVIEW_LIMITS.entries) throw tooMuch()
  try {
    const read = readEntries(entries)
    return { ...heads.output, entries: read.entries, warnings: [...warnings, ...read.warnings] }
  } catch (error) {
    if (!(error instanceof EntryError)) throw error
    throw new CommentsError(`These comments cannot be used: ${error.message}. Ask the reviewer to save them again.`)
  }
}

function headOf(json: string): Record<string, unknown> {
  let document: unknown
  try {
    document = JSON.parse(json)
  } catch {
    throw new CommentsError('This is not a comments file, or not the whole of it: ask the reviewer to save it again.')
  }
  const { format, version } = Object(document) as Record<string, unknown>
  if (format !== 'tutti-comments') {
    throw new CommentsError('This is not a comments file: choose the .json file that the review saved.')
  }
  if (typeof version === 'number' && version > 1) {
    throw new CommentsError('These comments were made by a newer Tutti: update this one to read them.')
  }
  if (version !== 1)
    throw new CommentsError('This comments file has no valid version: ask the reviewer to save it again.')
  return document as Record<string, unknown>
}

function tooMuch(): CommentsError {
  return new CommentsError(`This is more than a review can hold (${BIG}): ask the reviewer to send less at once.`)
}
