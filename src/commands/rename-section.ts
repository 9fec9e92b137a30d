import { sectionName } from '../session/section-list'
import type { App } from './app'

/** Gives a section another name; an empty one is not a name and changes nothing. */
export function renameSection(app: App, id: string, name: string): void {
  const { session, edit } = app.session.getState()
  const text = name.trim()
  const index = session?.sections.findIndex((section) => section.id === id) ?? -1
  if (!session || index < 0 || text === '') return
  edit(`Rename ${sectionName(session.sections, index)}`, null, [{ path: ['sections', index, 'name'], value: text }])
}
