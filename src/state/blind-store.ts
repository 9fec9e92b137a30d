import { createStore } from 'zustand/vanilla'
import type { BlindMethod, BlindResult } from '../project/blind-test'

/** What can be heard in a trial. ABX: the two sides, and X. Preference: what is offered first and second. */
export type BlindPlace = 'a' | 'b' | 'x' | 'first' | 'second'

/** What the page may know of a blind test. What X is, and which side comes first, is not among it. */
export interface BlindState {
  readonly status: 'idle' | 'preparing' | 'running' | 'done'
  readonly method: BlindMethod
  /** Names of the two sides. */
  readonly a: string
  readonly b: string
  readonly trials: number
  readonly answered: number
  /** Null where nothing was chosen yet. */
  readonly hearing: BlindPlace | null
  /** Of the last test that was answered to its end. */
  readonly result: BlindResult | null
  /** Why a test did not begin, or was given up. */
  readonly error: string | null
}

export const NO_BLIND_TEST: BlindState = {
  status: 'idle',
  method: 'abx',
  a: '',
  b: '',
  trials: 0,
  answered: 0,
  hearing: null,
  result: null,
  error: null,
}

export function createBlindStore() {
  return createStore<BlindState>()(() => NO_BLIND_TEST)
}
export type BlindStore = ReturnType<typeof createBlindStore>
