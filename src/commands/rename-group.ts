import { groupIndex } from '../state/session-store'
import type { App } from './app'

/** Gives a strip another name; an empty one is not a name and changes nothing. */
export function renameGroup(app: App, groupId: string, name: string): void {
  const { session, edit } = app.session.getState()
  const text = name.trim()
  if (!session || text === '') return
  const index = groupIndex(session, groupId)
  const before = session.groups[index]?.name
  if (before !== undefined) edit(`Rename ${before}`, null, [{ path: ['groups', index, 'name'], value: text }])
}
