import { type Place, placeIn } from '../project/musical-place'
import type { ProjectDoc } from '../project/project'
import type { CommentEntry } from '../project/review-entry'
import type { SessionDoc } from '../session/document'
import { hasSameStems } from './music-offset'

/** Seconds by which the music of a version lies later than in the first one; of a reference, which has none, `other`. */
function offsetOf({ versions }: ProjectDoc, slot: string, other: number): number {
  const version = versions.find(({ id }) => slot === `version:${id}`)
  return version?.musicOffsetSeconds ?? other
}

/** The same of the session as it stands: that of the version with its stems, else of the latest one. */
export function presentOffset({ versions }: ProjectDoc, session: SessionDoc): number {
  const same = versions.findLast((version) => hasSameStems(version.session, session)) ?? versions.at(-1)
  return same?.musicOffsetSeconds ?? 0
}

/** A frame of the song as it stands, in the song of what it is said about. */
export function placeOnSlot(frame: number, slot: string, project: ProjectDoc, session: SessionDoc): number {
  const now = presentOffset(project, session)
  const shift = Math.round(now * session.rateHz) - Math.round(offsetOf(project, slot, now) * session.rateHz)
  return Math.max(0, Math.round(frame) - shift)
}

/** Where a comment lies in the song as it stands: on the music that it is about. Frames at the session's rate. */
export function placeNow(comment: CommentEntry, project: ProjectDoc, session: SessionDoc): Place {
  const now = presentOffset(project, session)
  return placeIn(comment, offsetOf(project, comment.slot, now), now, session.rateHz)
}
