import { comparedSounds } from '../analysis/compared-sounds'
import type { VersionDoc } from '../project/project'
import type { MonitorSlot } from '../protocol/listening'
import { reviewRateHz } from '../review/review-request'
import { estimateReviewBytes, type SizedSlot } from '../review/review-size'
import { FORMATS } from '../session/export-format'
import { convertedFrames, masterSpan, songFrames } from '../session/song-length'
import { masterLoudness, slotLoudness } from '../state/loudness-store'
import type { App } from './app'
import { chosenSlots, REVIEW_BITRATE, type ReviewChoice } from './review-choice'
import { versionById } from './version-by-id'

/** The page in a review file, without any sound. */
const PLAYER_BYTES = 330_000

/** About how large the review file will be, in bytes; null without a song. Written, it says its size exactly. */
export function reviewBytes(
  app: Pick<App, 'session' | 'project' | 'compare' | 'loudness' | 'imports'>,
  choice: ReviewChoice,
): number | null {
  const { session } = app.session.getState()
  if (!session) return null
  const { codec } = choice
  const rateHz = reviewRateHz(codec, session.rateHz)
  const sounds = comparedSounds(session, app.compare.getState())
  const loudness = app.loudness.getState()
  const { stems } = app.imports.getState()
  // A master of 16 bits, or a file such as a CD's: the bits that are missing cost nothing.
  const isNarrow = (version: VersionDoc | null, sha256: string | null) =>
    version
      ? FORMATS[version.session.export.format].samples === 'pcm16'
      : sha256 !== null && stems[sha256]?.bitDepth === 16
  const sized = (slot: MonitorSlot): SizedSlot => {
    const version = slot.startsWith('version:') ? versionById(app, slot.slice('version:'.length)) : null
    const sound = sounds.find((known) => known.slot === slot)
    const seconds = version
      ? masterSpan(version.session).frames / version.session.rateHz
      : (sound ? convertedFrames(sound.stem, session.rateHz) : songFrames(session)) / session.rateHz
    // A version that was not rendered yet is about as loud as the master is now.
    const figures = slotLoudness(loudness, slot).figures ?? (version && masterLoudness(loudness).figures)
    return {
      frames: Math.round(seconds * rateHz),
      integratedLufs: figures?.integratedLufs ?? null,
      bits: isNarrow(version, sound?.stem.sha256 ?? null) ? 16 : 24,
    }
  }
  const slots = chosenSlots(choice).map(sized)
  return estimateReviewBytes({ codec, rateHz, bitrate: REVIEW_BITRATE, playerBytes: PLAYER_BYTES, slots })
}
