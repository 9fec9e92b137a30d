import { createStore } from 'zustand/vanilla'

/** What is listened to: the monitor's four inputs. */
export const SLOTS = ['master', 'sum', 'rough', 'reference'] as const
export type MonitorSlot = (typeof SLOTS)[number]

/** How the song is played, as the page shows it. The audio clock is the player's; this is its slow reflection. */
export interface TransportState {
  playing: boolean
  /** Frames of the song at the session's rate, refreshed a few times a second and on every seek. */
  positionFrame: number
  songFrames: number
  slot: MonitorSlot
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
    monitorLevelDb: 0,
    soloed: new Set<string>(),
    bandSolo: null,
    starved: false,
    error: null,
  }))
}
export type TransportStore = ReturnType<typeof createTransportStore>
