import { createStore } from 'zustand/vanilla'
import { type ListeningChecks, type MonitorSlot, NO_CHECKS, type ProcessorPlace } from '../protocol/listening'

/** A processor that is judged by itself: for listening only, never saved, never exported. */
export interface Audition {
  /** What it changes, alone; or the song without it, as loud as with it. */
  readonly kind: 'delta' | 'bypass'
  readonly place: ProcessorPlace
  /** Whether it is heard now. While it is not, the levels stay those of the comparison. */
  readonly on: boolean
}

/** How the song is played, as the page shows it. The audio clock is the player's; this is its slow reflection. */
export interface TransportState {
  playing: boolean
  /** Frames of the song at the session's rate, refreshed a few times a second and on every seek. */
  positionFrame: number
  songFrames: number
  slot: MonitorSlot
  /** What keys A and B hear. */
  sideA: MonitorSlot
  sideB: MonitorSlot
  /** Mono, dim and the like: for the ears alone. */
  checks: ListeningChecks
  audition: Audition | null
  /** The band of an equaliser that is heard alone while it is held: for listening only. */
  heldBand: { readonly place: ProcessorPlace; readonly band: number } | null
  /** While a blind test runs: what is heard is not told anywhere. */
  blind: boolean
  /** For the ears alone: never saved, never exported. */
  monitorLevelDb: number
  /** Groups that are heard alone: for listening only, never saved, never exported. */
  soloed: ReadonlySet<string>
  /** The band of the multiband compressor that is heard alone, 0 to 3: for listening only, like a soloed group. */
  bandSolo: number | null
  /** True while the player waits for samples. */
  starved: boolean
  error: string | null
}

export function createTransportStore() {
  return createStore<TransportState>()(() => ({
    playing: false,
    positionFrame: 0,
    songFrames: 0,
    slot: 'master',
    sideA: 'master',
    sideB: 'sum',
    checks: NO_CHECKS,
    audition: null,
    heldBand: null,
    blind: false,
    monitorLevelDb: 0,
    soloed: new Set<string>(),
    bandSolo: null,
    starved: false,
    error: null,
  }))
}
export type TransportStore = ReturnType<typeof createTransportStore>
