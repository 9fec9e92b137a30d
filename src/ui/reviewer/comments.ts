import { type NewEntry, withId } from '../../project/entry-id'
import { harmlessLine, harmlessText } from '../../project/harmless-text'
import { mergeEntries } from '../../project/merge-entries'
import { placeIn } from '../../project/musical-place'
import { readComments } from '../../project/parse-comments'
import { type CommentEntry, REVIEW_LIMITS, type ReviewEntry } from '../../project/review-entry'
import { countText } from '../controls/date-text'
import type { Review } from './review-context'
import { commentedSlot, type SongSlot } from './review-song'

/** An entry without what every entry has. */
type Saying = NewEntry extends infer Entry ? (Entry extends NewEntry ? Omit<Entry, 'author' | 'at'> : never) : never

/** A point (`endFrame` is null) or a range of the page's time axis. */
export interface AxisPlace {
  readonly startFrame: number
  readonly endFrame: number | null
}

export function setAuthor({ comments }: Review, author: string): void {
  comments.setState({ author: harmlessLine(author).slice(0, REVIEW_LIMITS.authorCharacters) })
}

/** Says something in the name that was given; false where there is none yet. */
export function say({ comments }: Review, saying: Saying): boolean {
  const { author, entries, unsaved } = comments.getState()
  if (author === '') return false
  const entry = withId({ ...saying, author, at: new Date().toISOString() } as NewEntry) as ReviewEntry
  comments.setState({ entries: mergeEntries(entries, [entry]), unsaved: [...unsaved, entry.id], notice: null })
  return true
}

/** A comment about a slot, at its place in that slot's own song. */
export function addComment(review: Review, about: SongSlot, place: AxisPlace, text: string): boolean {
  const slot = commentedSlot(about)
  if (!slot) return false
  const { rateHz } = review.song
  const on = placeIn({ ...place, rateHz }, 0, about.musicOffsetSeconds, rateHz)
  const cut = harmlessText(text).trim().slice(0, REVIEW_LIMITS.textCharacters)
  return cut !== '' && say(review, { kind: 'comment', slot, text: cut, rateHz, ...on })
}

/** Where a comment lies on the page's time axis, whichever version it is about. */
export function axisPlace(review: Review, comment: CommentEntry): AxisPlace {
  const about = review.song.slots.find(({ slot }) => slot === comment.slot)
  return placeIn(comment, about?.musicOffsetSeconds ?? 0, 0, review.song.rateHz)
}

/** Opens a file of comments. */
export async function openComments(review: Review, file: File): Promise<void> {
  // Not even read where no file of comments is as large.
  if (file.size > REVIEW_LIMITS.fileBytes) complain(review, `"${file.name}" is too large to be a file of comments.`)
  else takeComments(review, await file.text())
}

/** Takes comments of others, as a file, a link or a text holds them. Never throws: what is wrong is said. */
export function takeComments(review: Review, text: string): void {
  const { comments, song } = review
  try {
    const read = readComments(text)
    if (read.projectId !== song.manifest.projectId) {
      throw new Error('These comments are about another song: open them in its review.')
    }
    const before = comments.getState().entries
    const entries = mergeEntries(before, read.entries)
    const count = entries.length - before.length
    const what = count === 0 ? 'Nothing in it is new.' : `${countText(count, 'entry', 'entries')} taken in.`
    comments.setState({ entries, notice: { text: [what, ...read.warnings].join(' '), isProblem: false } })
  } catch (error) {
    complain(review, error instanceof Error ? error.message : String(error))
  }
}

export function complain({ comments }: Review, text: string): void {
  comments.setState({ notice: { text, isProblem: true } })
}
