import { createStore, type StoreApi } from 'zustand'
import type { FrameRange } from '../../audio/review-player'
import type { ReviewSong } from './review-song'
import { type SlotLevel, slotLevels } from './slot-levels'

export interface ListeningState {
  /** Index of the slot that is heard. */
  readonly heard: number
  /** What the keys A and B hear; X goes to the other one. */
  readonly sideA: number
  readonly sideB: number
  readonly playing: boolean
  /** All slots as loud as the quietest. */
  readonly matched: boolean
  /** A marked range of the page's time axis. */
  readonly range: FrameRange | null
  readonly looping: boolean
  readonly levels: readonly SlotLevel[]
  /** Pieces that have come, of all there are. */
  readonly arrived: number
  /** No more will come. */
  readonly complete: boolean
  /** What cannot be heard, in sentences. */
  readonly problems: readonly string[]
  /** While a blind test runs, the page does not tell what is heard. */
  readonly blind: boolean
}

export function createListening(song: ReviewSong): StoreApi<ListeningState> {
  return createStore<ListeningState>(() => ({
    heard: 0,
    sideA: 0,
    sideB: Math.min(1, song.slots.length - 1),
    playing: false,
    matched: true,
    range: null,
    looping: false,
    levels: slotLevels(song, null),
    arrived: 0,
    complete: false,
    problems: [],
    blind: false,
  }))
}
