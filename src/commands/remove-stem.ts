import type { StemRef } from '../session/document'
import type { App } from './app'
import { changesTo } from './session-rate'

/** Takes a stem out; a group without stems goes with it. Undo brings both back. */
export function removeStem(app: App, groupId: string, stem: StemRef): void {
  const { session, edit } = app.session.getState()
  if (!session) return
  const groups = session.groups
    .map((group) => (group.id === groupId ? { ...group, stems: group.stems.filter((other) => other !== stem) } : group))
    .filter((group) => group.stems.length > 0)
  edit(`Remove ${stem.fileName}`, null, changesTo(session, groups))
}
