import { createStore } from 'zustand/vanilla'
import { type MonitorSlot, SLOTS } from './transport-store'

/** Whole-song figures (ITU-R BS.1770-5, EBU R 128, EBU Tech 3342), by an offline pass. */
export interface SongFigures {
  readonly integratedLufs: number
  readonly truePeakDbtp: number
  readonly loudnessRangeLu: number
  readonly maxShortTermLufs: number
  readonly maxMomentaryLufs: number
  /** The most that the limiter took away. */
  readonly maxGainReductionDb: number
}

/**
 * - `absent`: there is nothing to measure
 * - `measuring`: the figures belong to an earlier state and new ones are being made
 * - `current`: the figures are those of the session as it stands
 */
export interface SlotLoudness {
  readonly status: 'absent' | 'measuring' | 'current'
  readonly figures: SongFigures | null
  /** The figures before the last change, to compare with. */
  readonly previous: SongFigures | null
  /** What the monitor applies so that all slots are equally loud; the last one holds while measuring. */
  readonly gainDb: number
}

export type LoudnessState = Record<MonitorSlot, SlotLoudness> & { readonly error: string | null }

const ABSENT: SlotLoudness = { status: 'absent', figures: null, previous: null, gainDb: 0 }

export function createLoudnessStore() {
  return createStore<LoudnessState>()(() => ({
    master: ABSENT,
    sum: ABSENT,
    rough: ABSENT,
    reference: ABSENT,
    error: null,
  }))
}
export type LoudnessStore = ReturnType<typeof createLoudnessStore>

/** True while a gain that is being heard may be a moment old. */
export function isMatching(state: LoudnessState): boolean {
  return SLOTS.some((slot) => state[slot].status === 'measuring')
}
