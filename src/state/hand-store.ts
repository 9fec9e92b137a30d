import { createStore } from 'zustand/vanilla'

/** Settings that were copied, as text, and the song that they come from (its project's id; null where it has none). */
export interface CopiedSettings {
  readonly text: string
  readonly songId: string | null
}

/** What the hand holds at the moment: never saved. */
export interface HandState {
  readonly copied: CopiedSettings | null
  /** Whether one strip is moved alone although it is linked (Alt is held). */
  readonly alone: boolean
  /** Whose presets are open in the editor's head: the processor's, or those of its strip or of the master's chain. */
  readonly presets: 'processor' | 'host' | null
}

export function createHandStore() {
  return createStore<HandState>()(() => ({ copied: null, alone: false, presets: null }))
}
export type HandStore = ReturnType<typeof createHandStore>
