import { sectionName } from '../session/section-list'
import type { App } from './app'

/** Takes a section out, and every strip's ride of it; the one before it goes on to the next. One step of undo. */
export function removeSection(app: App, id: string): void {
  const { session, edit } = app.session.getState()
  if (!session) return
  const { sections, groups } = session
  const index = sections.findIndex((section) => section.id === id)
  if (index < 0) return
  edit(`Remove ${sectionName(sections, index)}`, null, [
    { path: ['sections'], value: sections.toSpliced(index, 1) },
    ...groups.flatMap(({ strip }, group) => {
      const { [id]: ride, ...others } = strip.rides.gainsDb
      return ride === undefined ? [] : [{ path: ['groups', group, 'strip', 'rides', 'gainsDb'], value: others }]
    }),
  ])
}
