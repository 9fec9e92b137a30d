import { createStore } from 'zustand/vanilla'
import type { SettingsFragment } from '../session/fragment'

/** A preset of a person's own. */
export interface OwnPreset {
  readonly id: string
  readonly fragment: SettingsFragment
}

export interface PresetState {
  /** In the order in which they were saved. Null until they were read from this browser. */
  readonly own: readonly OwnPreset[] | null
  /** The one that was deleted last, to be put back, and where it stood. */
  readonly deleted: { readonly preset: OwnPreset; readonly place: number } | null
  /** Why the browser does not keep them, or why a file was not taken. */
  readonly problem: string | null
}

export function createPresetStore() {
  return createStore<PresetState>()(() => ({ own: null, deleted: null, problem: null }))
}
export type PresetStore = ReturnType<typeof createPresetStore>
