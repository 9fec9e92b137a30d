import { createStore } from 'zustand/vanilla'
import type { ProcessorPlace } from '../protocol/listening'

const TABS = ['stems', 'master', 'compare', 'deliver'] as const
export type Tab = (typeof TABS)[number]

/** What the bands of a strip's equaliser show: their shape, or how they move with the sound. */
export type BandPage = 'tone' | 'dynamics'

/** What is open large in the middle of the Master screen. */
export type Chosen = ProcessorPlace

export interface ViewState {
  readonly tab: Tab
  readonly chosen: Chosen
  /** The equaliser band that keys and dragging act on: 0 to 7. */
  readonly band: number
  readonly bandPage: BandPage
  /** When the session was last kept in this browser; null before the first time. */
  readonly keptAt: number | null
}

export function createViewStore() {
  return createStore<ViewState>()(() => ({
    tab: 'stems',
    chosen: { host: 'master', processor: 'eq' },
    band: 0,
    bandPage: 'tone',
    keptAt: null,
  }))
}
export type ViewStore = ReturnType<typeof createViewStore>
