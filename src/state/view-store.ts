import { createStore } from 'zustand/vanilla'

const TABS = ['stems', 'master', 'compare', 'deliver'] as const
export type Tab = (typeof TABS)[number]

export type StripProcessor = 'eq' | 'filters' | 'compressor'
export type MasterProcessor = 'eq' | 'glue' | 'fades' | 'limiter'

/** What is open large in the middle of the Master screen. */
export type Chosen =
  | { readonly host: 'strip'; readonly groupId: string; readonly processor: StripProcessor }
  | { readonly host: 'master'; readonly processor: MasterProcessor }

export interface ViewState {
  readonly tab: Tab
  readonly chosen: Chosen
  /** The equaliser band that keys and dragging act on: 0 to 7. */
  readonly band: number
  /** When the session was last kept in this browser; null before the first time. */
  readonly keptAt: number | null
}

export function createViewStore() {
  return createStore<ViewState>()(() => ({
    tab: 'stems',
    chosen: { host: 'master', processor: 'eq' },
    band: 0,
    keptAt: null,
  }))
}
export type ViewStore = ReturnType<typeof createViewStore>
