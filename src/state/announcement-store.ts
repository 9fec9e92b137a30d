import { createStore } from 'zustand/vanilla'

/** What a person asked to have read out: said by the screen reader, not drawn. The same text twice is said twice. */
export interface AnnouncementState {
  readonly id: number
  readonly text: string
}

export function createAnnouncementStore() {
  return createStore<AnnouncementState>()(() => ({ id: 0, text: '' }))
}
export type AnnouncementStore = ReturnType<typeof createAnnouncementStore>

export function announce(store: AnnouncementStore, text: string): void {
  store.setState(({ id }) => ({ id: id + 1, text }))
}
