import { groupIndex } from '../state/session-store'
import type { App } from './app'
import { editSettings } from './edit-settings'
import { hostName } from './settings-target'

/** Takes a group out of the song or back in. Mute belongs to the session, so exports follow it. */
export function toggleMute(app: App, groupId: string): void {
  const { session } = app.session.getState()
  if (!session) return
  const index = groupIndex(session, groupId)
  const group = session.groups[index]
  if (!group) return
  const mute = !group.strip.output.mute
  const name = hostName(session, { host: 'strip', groupId, processor: null })
  editSettings(app, `${mute ? 'Mute' : 'Unmute'} ${name}`, null, [
    { path: ['groups', index, 'strip', 'output', 'mute'], value: mute },
  ])
}
