import { ReviewPlayer } from '../../audio/review-player'
import { measureDecoderDelay } from '../../audio/review-player-delay'
import { UNDECODED } from '../../audio/review-player-piece'
import { timeText } from '../../params/value-text'
import type { ReviewManifest } from '../../review/manifest'
import { CALIBRATION_KEY, pieceKey, type ReviewPieces } from '../../review/review-page-layout'
import { createComments } from './comments-store'
import { addProblem, applyGains } from './listening'
import { createListening } from './listening-store'
import type { Review } from './review-context'
import { type ReviewSong, reviewSong } from './review-song'

/** Opens a review over the pieces that the file's own script takes out of the page while they come. */
export function createReview(manifest: ReviewManifest, pieces: ReviewPieces): Review {
  const song = reviewSong(manifest)
  const listening = createListening(song)
  // Lossy pieces wait for the pulse that says how late this browser's decoder is.
  let isCalibrated = manifest.codec === 'flac'
  const find = (slot: number, piece: number) => {
    if (!isCalibrated) return undefined
    return pieces.texts.get(pieceKey(slot, piece)) ?? (listening.getState().complete ? null : undefined)
  }
  const player = new ReviewPlayer(song.played, find, {
    onStop: () => listening.setState({ playing: false }),
    onProblem: (slot, piece, problem) => addProblem({ listening }, pieceProblem(song, slot, piece, problem)),
  })
  const review: Review = { song, player, listening, comments: createComments(manifest) }

  const calibrate = async (text: Blob) => {
    const delay = await measureDecoderDelay(text)
    if (delay === null)
      addProblem(review, 'How late this browser decodes could not be measured: switching may be uneven.')
    player.setDecoderDelay(delay ?? 0)
    isCalibrated = true
    player.arrived()
  }
  const take = (key: string) => {
    const text = pieces.texts.get(key)
    if (key === CALIBRATION_KEY && text) void calibrate(text)
    else listening.setState({ arrived: listening.getState().arrived + 1 })
    player.arrived()
  }
  const finish = () => {
    listening.setState({ complete: true })
    isCalibrated ||= !pieces.texts.has(CALIBRATION_KEY)
    player.arrived()
  }
  for (const key of pieces.texts.keys()) take(key)
  pieces.arrived = take
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', finish, { once: true })
  else finish()
  applyGains(review)
  return review
}

function pieceProblem({ slots, played, rateHz }: ReviewSong, slot: number, piece: number, problem: string): string {
  // Not this piece's own fault: said once for all of them.
  if (problem === UNDECODED) return 'This browser cannot decode the sound of this file: open it in another one.'
  const place = played.slots[slot]?.pieces[piece]
  const start = timeText((place?.firstFrame ?? 0) / rateHz, 0)
  const end = timeText(((place?.firstFrame ?? 0) + (place?.frames ?? 0)) / rateHz, 0)
  return `${slots[slot]?.label ?? 'A version'} is silent from ${start} to ${end}: that part of the file ${problem}.`
}
