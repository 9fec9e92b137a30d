import { createStore } from 'zustand/vanilla'
import type { MonitorSlot } from '../protocol/listening'

/**
 * How a sound's power lies over the bands of hearing, in third octaves from 25 Hz to 20 kHz (IEC 61260-1, base ten), as
 * if it were turned to a loudness of 0 LUFS. Bands that its rate does not hold are not there.
 */
export interface TonalBalance {
  /** Exact. */
  readonly centresHz: Float64Array
  /** Mean square of both channels over all of it, in dB. -Infinity of nothing. */
  readonly levelsDb: Float64Array
  /** 10th and 90th percentile of windows of 3 s, each turned to the same loudness by itself. */
  readonly lowDb: Float64Array
  readonly highDb: Float64Array
  /** How many windows counted. */
  readonly windows: number
}

export interface BalanceState {
  /** What was measured, by what it was measured of (`balanceKeys`). Null where there is nothing but silence. */
  readonly known: Readonly<Record<string, TonalBalance | null>>
  /** What was measured last of each slot: it may have changed since. */
  readonly lastKeys: Readonly<Partial<Record<MonitorSlot, string>>>
  /** What is being measured, and how much of it is done, 0 to 1. */
  readonly measuring: { readonly slot: MonitorSlot; readonly fraction: number } | null
  readonly error: string | null
  /** Which curves the page shows. */
  readonly shown: readonly MonitorSlot[]
}

export function createBalanceStore() {
  return createStore<BalanceState>()(() => ({
    known: {},
    lastKeys: {},
    measuring: null,
    error: null,
    shown: ['master'],
  }))
}
export type BalanceStore = ReturnType<typeof createBalanceStore>
