import type { Family } from '../session/document'
import { groupIndex } from '../state/session-store'
import type { App } from './app'

/** Says what kind of stem a group is: its colour and its place when a ninth stem comes. */
export function setFamily(app: App, groupId: string, family: Family): void {
  const { session, edit } = app.session.getState()
  if (!session) return
  const index = groupIndex(session, groupId)
  const name = session.groups[index]?.name
  if (name !== undefined) edit(`Family of ${name}`, null, [{ path: ['groups', index, 'family'], value: family }])
}
