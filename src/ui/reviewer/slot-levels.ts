import { spanLufs } from '../../analysis/span-loudness'
import type { FrameRange } from '../../audio/review-player'
import type { ReviewSong, SongSlot } from './review-song'

const HOP_SECONDS = 0.1
/** Below this the blocks of a span are too few to say how loud it is. */
const SHORTEST_SPAN_SECONDS = 4

export interface SlotLevel {
  /** Of the whole song, or of the loop where one is on. */
  readonly lufs: number
  /** What makes it as loud as the quietest one; never above 0. */
  readonly gainDb: number
}

/**
 * How loud every slot is over one span (null: all of it), and what matches them. Louder sounds better, so all are
 * turned down to the quietest; nothing is turned up, because it could clip. What is silent there neither moves nor is
 * moved. A short loop is measured with what stands around it.
 */
export function slotLevels(song: ReviewSong, loop: FrameRange | null): SlotLevel[] {
  const loudness = song.slots.map((slot) => (loop ? loopLufs(slot, widened(loop, song), song.rateHz) : wholeLufs(slot)))
  const quietest = Math.min(...loudness.filter(Number.isFinite))
  return loudness.map((lufs) => ({ lufs, gainDb: Number.isFinite(lufs) ? Math.min(0, quietest - lufs) : 0 }))
}

/** A master and its figure on the engineer's screen are the same measurement. */
const wholeLufs = (slot: SongSlot) => slot.integratedLufs ?? Number.NEGATIVE_INFINITY

function loopLufs(slot: SongSlot, { startFrame, endFrame }: FrameRange, rateHz: number): number {
  const seconds = (frame: number) => Math.max(0, Math.min(frame - slot.startFrame, slot.frames)) / rateHz
  return spanLufs(slot.momentaryLufs, HOP_SECONDS, seconds(startFrame), seconds(endFrame))
}

function widened(loop: FrameRange, song: ReviewSong): FrameRange {
  const missing = SHORTEST_SPAN_SECONDS * song.rateHz - (loop.endFrame - loop.startFrame)
  if (missing <= 0) return loop
  return { startFrame: loop.startFrame - missing / 2, endFrame: loop.endFrame + missing / 2 }
}
