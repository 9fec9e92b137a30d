import { createStore } from 'zustand/vanilla'

export type NoticeKind = 'info' | 'warning' | 'error'

/** Something the page has to say: shown until dismissed, read out by screen readers. Plain text, never HTML. */
export interface Notice {
  readonly id: number
  readonly kind: NoticeKind
  readonly text: string
  /** Of one matter only the last word stands. */
  readonly matter?: string
}

export interface NoticeState {
  readonly notices: readonly Notice[]
}

/** Older ones make room: a wall of messages is read by nobody. */
const MAX_NOTICES = 12

export function createNoticeStore() {
  return createStore<NoticeState>()(() => ({ notices: [] }))
}
export type NoticeStore = ReturnType<typeof createNoticeStore>

let nextId = 1

export function say(store: NoticeStore, kind: NoticeKind, text: string, matter?: string): void {
  if (matter) settle(store, matter)
  const notice = { id: nextId++, kind, text, ...(matter ? { matter } : {}) }
  store.setState(({ notices }) => ({
    notices: [...notices.filter((known) => known.text !== text), notice].slice(-MAX_NOTICES),
  }))
}

/** Takes back what was said of a matter, because it is no longer so. */
export function settle(store: NoticeStore, matter: string): void {
  store.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.matter !== matter) }))
}

export function dismiss(store: NoticeStore, id: number): void {
  store.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }))
}
