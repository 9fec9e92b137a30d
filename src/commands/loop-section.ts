import { sectionEnd } from '../session/section-list'
import type { App } from './app'
import { setLoop } from './set-loop'

/** Loops a section from its start to the next one's. */
export function loopSection(app: App, id: string): void {
  const { session } = app.session.getState()
  if (!session) return
  const { sections, rateHz } = session
  const index = sections.findIndex((section) => section.id === id)
  const section = sections[index]
  if (!section) return
  const endSeconds = sectionEnd(sections, index, app.transport.getState().songFrames / rateHz)
  if (endSeconds > section.startSeconds) setLoop(app, { on: true, startSeconds: section.startSeconds, endSeconds })
}
