import type { App } from './app'

/** Empties the rough mix's slot. What is heard goes back to the master if it was that one. */
export function removeRoughMix(app: App): void {
  app.session.getState().edit('Remove rough mix', null, [{ path: ['compare', 'rough'], value: null }])
}

export function removeReference(app: App, id: string): void {
  const { session, edit } = app.session.getState()
  const { name = '' } = session?.compare.references.find((reference) => reference.id === id) ?? {}
  const left = session?.compare.references.filter((reference) => reference.id !== id)
  edit(`Remove reference ${name}`, null, [{ path: ['compare', 'references'], value: left }])
}
