import { type CommentEntry, type CommentedSlot, REVIEW_LIMITS } from '../project/review-entry'
import type { App } from './app'
import { placeOnSlot } from './comment-place'
import { sayEntry } from './say-entry'

export interface NewComment {
  readonly slot: CommentedSlot
  readonly text: string
  /** Frames of the song as it stands, at the session's rate: where it is heard. */
  readonly startFrame: number
  /** Null for a point. */
  readonly endFrame: number | null
}

/** Says something about a place in a version or a reference. An empty text says nothing; null then. */
export function addComment(
  app: Pick<App, 'session' | 'project'>,
  { slot, text, startFrame, endFrame }: NewComment,
): CommentEntry | null {
  const { session } = app.session.getState()
  const { project } = app.project.getState()
  const said = commentText(text)
  if (!session || !project || said === '') return null
  const start = placeOnSlot(startFrame, slot, project, session)
  const end = endFrame === null ? null : placeOnSlot(endFrame, slot, project, session)
  return sayEntry(app, {
    kind: 'comment',
    slot,
    text: said,
    rateHz: session.rateHz,
    startFrame: start,
    // A range that ends where it begins is a point.
    endFrame: end !== null && end > start ? end : null,
  }) as CommentEntry | null
}

/** A text as it can be said. */
export function commentText(text: string): string {
  return text.trim().slice(0, REVIEW_LIMITS.textCharacters)
}
