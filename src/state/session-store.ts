import { createStore } from 'zustand/vanilla'
import type { GroupDoc, SessionDoc, StemRef } from '../session/document'
import { type Change, goToStep, type History, record, redo, startHistory, undo } from './edit-stream'

/** The session that is open, and every step that led to it. `session` is null on an empty page. */
export interface SessionState {
  session: SessionDoc | null
  history: History<SessionDoc> | null
  /** Opens a session; its history begins here. */
  open(session: SessionDoc): void
  close(): void
  edit(label: string, gesture: string | null, changes: readonly Change[]): void
  undo(): void
  redo(): void
  /** Goes back or forward to where so many steps are done; 0 is how the session was opened. */
  goTo(steps: number): void
}

export function createSessionStore() {
  return createStore<SessionState>()((set, get) => {
    const move = (next: History<SessionDoc> | null) => {
      if (next !== get().history) set({ history: next, session: next?.document ?? null })
    }
    const step = (change: (history: History<SessionDoc>) => History<SessionDoc>) => {
      const { history } = get()
      if (history) move(change(history))
    }
    return {
      session: null,
      history: null,
      open: (session) => move(startHistory(session)),
      close: () => move(null),
      edit: (label, gesture, changes) => step((history) => record(history, label, gesture, changes)),
      undo: () => step(undo),
      redo: () => step(redo),
      goTo: (steps) => step((history) => goToStep(history, steps)),
    }
  })
}
export type SessionStore = ReturnType<typeof createSessionStore>

export function groupById(session: SessionDoc | null, id: string): GroupDoc | null {
  return session?.groups.find((group) => group.id === id) ?? null
}

export function groupIndex(session: SessionDoc, id: string): number {
  return session.groups.findIndex((group) => group.id === id)
}

/** Every stem that the session needs, the ones to compare with included. */
export function stemsOf(session: SessionDoc): StemRef[] {
  const { rough, references } = session.compare
  const compared = references.map(({ stem }) => stem)
  return [...session.groups.flatMap((group) => group.stems), ...(rough ? [rough] : []), ...compared]
}
