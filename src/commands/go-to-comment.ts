import type { CommentEntry } from '../project/review-entry'
import type { App } from './app'
import { chooseSlot, filledSlots } from './choose-slot'
import { placeNow } from './comment-place'
import { seek } from './seek'

/**
 * Goes to the music that a comment is about, and hears what it speaks of where that is on the transport: versions are
 * played in step with the song as it stands.
 */
export function goToComment(app: App, comment: CommentEntry): void {
  const { session } = app.session.getState()
  const { project } = app.project.getState()
  if (!session || !project) return
  if (filledSlots(app).includes(comment.slot)) chooseSlot(app, comment.slot)
  seek(app, placeNow(comment, project, session).startFrame / session.rateHz)
}
