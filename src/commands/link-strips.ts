import type { SessionDoc } from '../session/document'
import { groupById } from '../state/session-store'
import type { App } from './app'
import { hostName } from './settings-target'

/** Ties a strip to the others that are linked, or takes it out: their controls then move together. */
export function toggleLink(app: App, groupId: string): void {
  const { session, edit } = app.session.getState()
  if (!session || !groupById(session, groupId)) return
  const { linked } = session.hand
  const isLinked = linked.includes(groupId)
  const value = isLinked ? linked.filter((id) => id !== groupId) : [...linked, groupId]
  const name = hostName(session, { host: 'strip', groupId, processor: null })
  edit(`${isLinked ? 'Unlink' : 'Link'} ${name}`, null, [{ path: ['hand', 'linked'], value }])
}

/** Ids of the other strips that move with one: none where it is not linked. */
export function linkedWith(session: SessionDoc, groupId: string): string[] {
  const { linked } = session.hand
  if (!linked.includes(groupId)) return []
  return session.groups.map(({ id }) => id).filter((id) => id !== groupId && linked.includes(id))
}

/** While one strip is to be moved alone (Alt is held), the others stay. */
export function moveAlone(app: App, alone: boolean): void {
  if (app.hand.getState().alone !== alone) app.hand.setState({ alone })
}
