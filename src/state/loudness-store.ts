import { createStore } from 'zustand/vanilla'
import type { CeilingHold } from '../engine/ceiling-hold'
import type { LoudnessHistory } from '../engine/loudness-history'
import type { MonitorSlot } from '../protocol/listening'

/** Whole-song figures (ITU-R BS.1770-5, EBU R 128, EBU Tech 3342), by an offline pass. */
export interface SongFigures {
  readonly integratedLufs: number
  readonly truePeakDbtp: number
  readonly loudnessRangeLu: number
  readonly maxShortTermLufs: number
  readonly maxMomentaryLufs: number
  /** The most that the limiter took away. */
  readonly maxGainReductionDb: number
  /** True peak over integrated loudness. */
  readonly plrDb: number
  /** Where the short-term loudness is highest; null in a song of less than 3 s. */
  readonly loudest: SongSpan | null
  /** The true-peak events: places within 0.1 dB of the maximum, at least 0.5 s apart, at most 20. */
  readonly peaks: readonly SongPeak[]
  /** What holds the ceiling after quantisation, in frames of the song: the live master gets them too. */
  readonly holds: readonly CeilingHold[]
  /** Null where only the figures of a whole file are known. */
  readonly history: LoudnessHistory | null
}

/** In frames of the song at the session's rate. */
export interface SongSpan {
  readonly startFrame: number
  readonly endFrame: number
}

export interface SongPeak {
  readonly frame: number
  readonly dbtp: number
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
  /** How much of the pass that measures is done, 0 to 1; null where none runs or nothing is known of it. */
  readonly fraction: number | null
  /** What the monitor applies so that all slots are equally loud; the last one holds while measuring. */
  readonly gainDb: number
}

/** What is measured: everything that can be listened to, and the master without the processor that is judged. */
export type MeasuredSlot = MonitorSlot | 'bypassed'

export interface LoudnessState {
  /** What is not here has nothing to measure. */
  readonly slots: Readonly<Partial<Record<MeasuredSlot, SlotLoudness>>>
  readonly error: string | null
}

const ABSENT: SlotLoudness = { status: 'absent', figures: null, previous: null, fraction: null, gainDb: 0 }

export function createLoudnessStore() {
  return createStore<LoudnessState>()(() => ({ slots: {}, error: null }))
}
export type LoudnessStore = ReturnType<typeof createLoudnessStore>

/** True while a gain that is being heard may be a moment old. */
export function isMatching(state: LoudnessState): boolean {
  return Object.values(state.slots).some((slot) => slot?.status === 'measuring')
}

export function slotLoudness({ slots }: LoudnessState, slot: MeasuredSlot): SlotLoudness {
  return slots[slot] ?? ABSENT
}

/** The master's. */
export function masterLoudness(state: LoudnessState): SlotLoudness {
  return slotLoudness(state, 'master')
}
