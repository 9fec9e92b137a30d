import type { App } from './app'

/** Lets a strip sound in a file beside the master, or no more. Ids stay in the session's order. */
export function toggleAlternateStrip(app: App, index: number, groupId: string): void {
  const { session, edit } = app.session.getState()
  const set = session?.alternates.sets[index]
  if (!session || !set) return
  const chosen = new Set(set.groups)
  if (!chosen.delete(groupId)) chosen.add(groupId)
  const value = session.groups.filter(({ id }) => chosen.has(id)).map(({ id }) => id)
  edit(`Strips of ${set.name}`, null, [{ path: ['alternates', 'sets', index, 'groups'], value }])
}
