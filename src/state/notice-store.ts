import { createStore } from 'zustand/vanilla'

export type NoticeKind = 'info' | 'warning' | 'error'

/** What can be done about it at once: "Undo", "Try again", "Show". The notice goes when it is taken. */
export interface NoticeAction {
  readonly label: string
  run(): void
}

/**
 * Something the page has to say, read out by screen readers. Plain text, never HTML. What was done (info) goes by
 * itself after a while; a warning or an error stays until it is dismissed.
 */
export interface Notice {
  readonly id: number
  readonly kind: NoticeKind
  readonly text: string
  /** Of one matter only the last word stands. */
  readonly matter?: string
  readonly action?: NoticeAction
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

export function say(store: NoticeStore, kind: NoticeKind, text: string, matter?: string, action?: NoticeAction): void {
  if (matter) settle(store, matter)
  const notice = { id: nextId++, kind, text, ...(matter ? { matter } : {}), ...(action ? { action } : {}) }
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
