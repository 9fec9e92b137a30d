import type { FrameRange } from '../../audio/review-player'
import type { Review } from './review-context'
import { slotLevels } from './slot-levels'

const SHORTEST_RANGE_SECONDS = 0.1

/** Gains of all slots, of which one is heard. */
export function gainsFor(review: Review, heard: number, matched: boolean): number[] {
  const { levels } = review.listening.getState()
  return review.song.slots.map((_, index) => {
    if (index !== heard) return 0
    return matched ? 10 ** ((levels[index]?.gainDb ?? 0) / 20) : 1
  })
}

/** Lets the player give what the page shows. While a blind test runs, the test itself says what is heard. */
export function applyGains(review: Review): void {
  const { heard, matched, blind } = review.listening.getState()
  if (!blind) review.player.setGains(gainsFor(review, heard, matched), [heard])
}

/** Hears a slot. One that is neither A nor B takes the place of the side that was not heard. */
export function hear(review: Review, index: number): void {
  const { heard, sideA, sideB, blind } = review.listening.getState()
  if (blind || !review.song.slots[index]) return
  const isSide = index === sideA || index === sideB
  const sides = isSide ? {} : heard === sideB ? { sideA: index } : { sideB: index }
  review.listening.setState({ heard: index, ...sides })
  applyGains(review)
}

export function hearOther(review: Review): void {
  const { heard, sideA, sideB } = review.listening.getState()
  hear(review, heard === sideA ? sideB : sideA)
}

export function setMatched(review: Review, matched: boolean): void {
  review.listening.setState({ matched })
  applyGains(review)
}

export function playPause(review: Review): void {
  const { player, listening } = review
  if (player.playing) player.pause()
  else void player.play().catch(() => addProblem(review, 'This browser has no sound at the rate of this file.'))
  listening.setState({ playing: player.playing })
}

/** Said once, however often it happens. */
export function addProblem({ listening }: Pick<Review, 'listening'>, problem: string): void {
  const { problems } = listening.getState()
  if (!problems.includes(problem)) listening.setState({ problems: [...problems, problem] })
}

export function seek(review: Review, frame: number): void {
  review.player.seek(frame)
}

export function seekBy(review: Review, seconds: number): void {
  seek(review, review.player.positionFrame() + seconds * review.song.rateHz)
}

/** Marks a range of the song, or none. */
export function setRange(review: Review, range: FrameRange | null): void {
  const { song, listening } = review
  const frames = range && within(range, song)
  const isLong = frames && frames.endFrame - frames.startFrame >= SHORTEST_RANGE_SECONDS * song.rateHz
  listening.setState(isLong ? { range: frames } : { range: null, looping: false })
  applyLoop(review)
}

/** Repeats the marked range; where none is, the section that is heard, or the song. */
export function toggleLoop(review: Review): void {
  const { song, player, listening } = review
  const { looping, range } = listening.getState()
  const frame = player.positionFrame()
  const section = song.sections.find(({ startFrame, endFrame }) => startFrame <= frame && frame < endFrame)
  const all = { startFrame: song.startFrame, endFrame: song.endFrame }
  listening.setState({ looping: !looping, range: range ?? (looping ? null : (section ?? all)) })
  applyLoop(review)
}

/** The loop that is on, null where none is. */
export function loopOf({ looping, range }: { looping: boolean; range: FrameRange | null }): FrameRange | null {
  return looping ? range : null
}

function applyLoop(review: Review): void {
  const { song, player, listening } = review
  const loop = loopOf(listening.getState())
  player.setLoop(loop)
  // A test's levels stay what they were when it began.
  if (listening.getState().blind) return
  listening.setState({ levels: slotLevels(song, loop) })
  applyGains(review)
}

function within(range: FrameRange, song: Review['song']): FrameRange {
  const startFrame = Math.round(Math.max(song.startFrame, Math.min(range.startFrame, range.endFrame)))
  const endFrame = Math.round(Math.min(song.endFrame, Math.max(range.startFrame, range.endFrame)))
  return { startFrame, endFrame }
}
