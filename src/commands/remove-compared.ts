import type { App } from './app'

/** Empties a slot of the comparison. What is heard goes back to the master if it was that one. */
export function removeCompared(app: App, slot: 'rough' | 'reference'): void {
  if (app.transport.getState().slot === slot) app.transport.setState({ slot: 'master' })
  const name = slot === 'rough' ? 'Remove rough mix' : 'Remove reference'
  app.session.getState().edit(name, null, [{ path: ['compare', slot], value: null }])
}
