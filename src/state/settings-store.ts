import { createStore } from 'zustand/vanilla'

/**
 * What a person sets for their own eyes and ears on this machine: never part of a session, never undone, kept in this
 * browser. Every member is checked when it is read back (`createSettingsStore`).
 */
export interface SettingsState {
  /** `system` follows the machine. */
  readonly theme: 'system' | 'dark' | 'light'
  /** A quiet word after 45 minutes of playing. */
  readonly earBreaks: boolean
  /** How the live spectrum is tilted, in dB per octave around 1 kHz: pink noise is flat at 3. */
  readonly spectrumTiltDbPerOctave: number
  readonly spectrumSpeed: 'slow' | 'medium' | 'fast'
  /** What is drawn behind the equaliser's curve. */
  readonly spectrumShows: 'off' | 'after' | 'both'
  /** Whether the other stems' spectra lie under it. */
  readonly spectrumOthers: boolean
  /** What the strips have of the Master screen's height; null where nobody has pulled them. */
  readonly stripsHeightPx: number | null
}

export const DEFAULT_SETTINGS: SettingsState = {
  theme: 'system',
  earBreaks: true,
  spectrumTiltDbPerOctave: 4.5,
  spectrumSpeed: 'medium',
  spectrumShows: 'both',
  spectrumOthers: false,
  stripsHeightPx: null,
}

/** What each setting can be. */
const CHECKS: { readonly [K in keyof SettingsState]: (value: unknown) => boolean } = {
  theme: oneOf('system', 'dark', 'light'),
  earBreaks: isBoolean,
  spectrumTiltDbPerOctave: (value) => typeof value === 'number' && value >= 0 && value <= 6,
  spectrumSpeed: oneOf('slow', 'medium', 'fast'),
  spectrumShows: oneOf('off', 'after', 'both'),
  spectrumOthers: isBoolean,
  stripsHeightPx: (value) => value === null || (typeof value === 'number' && value >= 48 && value <= 560),
}

const KEY = 'tutti-settings'

/** A store that reads and keeps itself. `storage` is null where the browser keeps nothing. */
export function createSettingsStore(storage: Pick<Storage, 'getItem' | 'setItem'> | null = ownStorage()) {
  const store = createStore<SettingsState>()(() => ({ ...DEFAULT_SETTINGS, ...readKept(storage) }))
  store.subscribe((settings) => {
    try {
      storage?.setItem(KEY, JSON.stringify(settings))
    } catch {
      // A full or forbidden storage: the settings hold until the page is closed.
    }
  })
  return store
}
export type SettingsStore = ReturnType<typeof createSettingsStore>

function readKept(storage: Pick<Storage, 'getItem'> | null): Partial<SettingsState> {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(KEY) ?? '{}')
    if (typeof kept !== 'object' || kept === null) return {}
    return Object.fromEntries(
      Object.entries(kept).filter(([name, value]) => CHECKS[name as keyof SettingsState]?.(value)),
    )
  } catch {
    return {}
  }
}

function ownStorage(): Storage | null {
  try {
    return globalThis.localStorage ?? null
  } catch {
    return null
  }
}

function oneOf(...values: readonly string[]) {
  return (value: unknown) => typeof value === 'string' && values.includes(value)
}

function isBoolean(value: unknown): boolean {
  return typeof value === 'boolean'
}
