import { createStore } from 'zustand/vanilla'

/** A master at another drive, as it would measure. */
export interface NearestMaster {
  readonly driveDb: number
  readonly integratedLufs: number
}

/** A stretch of the song, in seconds, with the most that the limiter takes in it, in dB, and where. */
export interface LimitedSpan {
  readonly startSeconds: number
  readonly endSeconds: number
  readonly reductionDb: number
  readonly worstSeconds: number
}

/** Why a loudness target cannot be had. */
export interface TargetRefusal {
  readonly text: string
  /** Where the limiter would turn down too far. */
  readonly spans: readonly LimitedSpan[]
  readonly nearest: NearestMaster | null
}

/** What came of it; each belongs to a target in LUFS. */
export type TargetOutcome =
  | {
      readonly kind: 'landed'
      readonly driveDb: number
      readonly integratedLufs: number
      readonly notes: readonly string[]
    }
  | ({ readonly kind: 'refused' } & TargetRefusal)
  | { readonly kind: 'cancelled'; readonly text: string }
  | { readonly kind: 'failed'; readonly text: string }

/** How the search for the drive of a loudness target stands. */
export interface TargetState {
  /** Ends the search that runs; null where none does. */
  readonly abort: AbortController | null
  readonly targetLufs: number
  /** 0 to 1. */
  readonly fraction: number
  readonly outcome: TargetOutcome | null
}

export function createTargetStore() {
  return createStore<TargetState>()(() => ({ abort: null, targetLufs: 0, fraction: 0, outcome: null }))
}
export type TargetStore = ReturnType<typeof createTargetStore>
