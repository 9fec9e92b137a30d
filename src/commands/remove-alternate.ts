import type { App } from './app'

/** Takes a file beside the master out of the list. */
export function removeAlternate(app: App, index: number): void {
  const { session, edit } = app.session.getState()
  const set = session?.alternates.sets[index]
  if (!session || !set) return
  edit(`Remove ${set.name}`, null, [
    { path: ['alternates', 'sets'], value: session.alternates.sets.toSpliced(index, 1) },
  ])
}
