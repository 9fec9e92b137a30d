import type { ReferenceDoc } from '../session/document'
import type { App } from './app'

/** Changes how a reference is laid beside the song: trim, offset, loop region, name. Edits of one gesture are one step. */
export function setReference(
  app: App,
  id: string,
  change: Partial<Pick<ReferenceDoc, 'name' | 'trimDb' | 'offsetSeconds' | 'loop'>>,
  label: string,
  gesture: string | null = null,
): void {
  const { session, edit } = app.session.getState()
  const index = session?.compare.references.findIndex((reference) => reference.id === id) ?? -1
  if (index < 0) return
  const changes = Object.entries(change).map(([key, value]) => ({ path: ['compare', 'references', index, key], value }))
  edit(label, gesture, changes)
}
