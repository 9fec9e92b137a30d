import { RIDE } from '../params'
import type { GroupDoc } from '../session/document'
import { sectionName } from '../session/section-list'
import { groupIndex } from '../state/session-store'
import type { App } from './app'
import { editSettings } from './edit-settings'

/** Sets how far a strip is lifted or lowered in one section, in decibels. */
export function setRide(app: App, groupId: string, sectionId: string, gainDb: number, gesture: string | null): void {
  const { session } = app.session.getState()
  if (!session) return
  const index = groupIndex(session, groupId)
  const section = session.sections.findIndex(({ id }) => id === sectionId)
  if (index < 0 || section < 0) return
  const { gainsDb } = (session.groups[index] as GroupDoc).strip.rides
  const value = Math.min(RIDE.max, Math.max(RIDE.min, gainDb))
  if (value === (gainsDb[sectionId] ?? RIDE.default)) return
  const label = `Ride in ${sectionName(session.sections, section)}`
  // The whole list: undo of a first ride then leaves no empty entry behind.
  editSettings(app, label, gesture, [
    { path: ['groups', index, 'strip', 'rides', 'gainsDb'], value: { ...gainsDb, [sectionId]: value } },
  ])
}
