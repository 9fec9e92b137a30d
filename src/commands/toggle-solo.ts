import type { App } from './app'

/** Lets a group be heard alone, with the others that are soloed. For listening only: exports never know of it. */
export function toggleSolo(app: App, groupId: string): void {
  const soloed = new Set(app.transport.getState().soloed)
  if (!soloed.delete(groupId)) soloed.add(groupId)
  app.transport.setState({ soloed })
}

export function clearSolo(app: App): void {
  app.transport.setState({ soloed: new Set(), bandSolo: null })
}
