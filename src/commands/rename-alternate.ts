import type { App } from './app'

/** Gives a file beside the master another name; an empty one is not a name and changes nothing. */
export function renameAlternate(app: App, index: number, name: string): void {
  const { session, edit } = app.session.getState()
  const text = name.trim()
  const set = session?.alternates.sets[index]
  if (!set || text === '') return
  edit(`Rename ${set.name}`, null, [{ path: ['alternates', 'sets', index, 'name'], value: text }])
}
