import { placeIn } from '../project/musical-place'
import type { CommentEntry } from '../project/review-entry'
import type { App } from './app'
import { chooseSlot, filledSlots } from './choose-slot'
import { placeNow } from './comment-place'
import { seek } from './seek'

/**
 * Goes to what a comment is about: to its own place in the version that it speaks of where that is on the transport,
 * else to the same place of the music in the song as it stands.
 */
export function goToComment(app: App, comment: CommentEntry): void {
  const { session } = app.session.getState()
  const { project } = app.project.getState()
  if (!session || !project) return
  const isThere = filledSlots(app).includes(comment.slot) && !app.transport.getState().blind
  const place = isThere ? placeIn(comment, 0, 0, session.rateHz) : placeNow(comment, project, session)
  if (isThere) chooseSlot(app, comment.slot)
  seek(app, place.startFrame / session.rateHz)
}
