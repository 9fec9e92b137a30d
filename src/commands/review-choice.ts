import type { ProjectDoc } from '../project/project'
import type { MonitorSlot } from '../protocol/listening'
import type { ReviewCodec } from '../review/manifest'
import { reviewRateHz, reviewRateProblem } from '../review/review-request'
import type { SessionDoc } from '../session/document'
import { sectionName } from '../session/section-list'
import { songFrames } from '../session/song-length'
import { presentOffset } from './comment-place'

/** Of the small review file: above what anybody is known to tell from the master. */
export const REVIEW_BITRATE = 192_000

export interface ReviewChoice {
  /** Ids, in the order of the review. */
  readonly versions: readonly string[]
  /** Ids in the session. */
  readonly references: readonly string[]
  readonly sum: boolean
  readonly rough: boolean
  readonly codec: ReviewCodec
  readonly message: string
}

export function chosenSlots({ versions, references, sum, rough }: ReviewChoice): MonitorSlot[] {
  return [
    ...versions.map((id): MonitorSlot => `version:${id}`),
    ...(rough ? (['rough'] as const) : []),
    ...(sum ? (['sum'] as const) : []),
    ...references.map((id): MonitorSlot => `reference:${id}`),
  ]
}

/** Why a review cannot be written, in words that say what to do; null where it can. */
export function reviewObstacle(session: SessionDoc | null, choice: ReviewChoice): string | null {
  if (!session || session.groups.length === 0) return 'There is nothing to review: add stems first.'
  if (choice.versions.length === 0)
    return 'Choose a version: comments are about one. Save one first where there is none.'
  return reviewRateProblem(choice.codec, reviewRateHz(choice.codec, session.rateHz))
}

/** What the review says of itself, and what was said so far. */
export function headOf(session: SessionDoc, project: ProjectDoc, choice: ReviewChoice, rateHz: number) {
  // On the time of the first version, as everything that is drawn there.
  const offset = presentOffset(project, session)
  const toReview = (seconds: number) => Math.round(seconds * rateHz) - Math.round(offset * rateHz)
  return {
    projectId: project.id,
    reviewId: randomId(),
    from: project.author,
    message: choice.message,
    madeAt: new Date().toISOString(),
    rateHz,
    songFrames: toReview(songFrames(session) / session.rateHz),
    codec: choice.codec,
    sections: session.sections.map(({ startSeconds }, index) => ({
      name: sectionName(session.sections, index),
      startFrame: Math.max(0, toReview(startSeconds)),
    })),
    entries: project.entries.filter(({ id }) => !project.hidden.includes(id)),
  }
}

function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
