import { heldStart, sectionName } from '../session/section-list'
import type { App } from './app'

/** Puts the start of a section elsewhere, as far as its neighbours leave room. One drag is one step of undo. */
export function moveSection(app: App, id: string, startSeconds: number, gesture: string | null = null): void {
  const { session, edit } = app.session.getState()
  if (!session) return
  const { sections, rateHz } = session
  const index = sections.findIndex((section) => section.id === id)
  if (index < 0) return
  const value = heldStart(sections, index, app.transport.getState().songFrames / rateHz, startSeconds)
  edit(`Start of ${sectionName(sections, index)}`, gesture, [{ path: ['sections', index, 'startSeconds'], value }])
}
