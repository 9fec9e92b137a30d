import { comparedSounds } from '../analysis/compared-sounds'
import type { MonitorSlot } from '../protocol/listening'
import type { App } from './app'
import { versionById } from './version-by-id'

/** What a slot of the monitor is called on the page. */
export function slotLabel(app: Pick<App, 'session' | 'project' | 'compare'>, slot: MonitorSlot): string {
  if (slot === 'master') return 'Master'
  if (slot === 'sum') return 'Plain sum'
  // A version may be called so before it is on the transport.
  if (slot.startsWith('version:')) return versionById(app, slot.slice('version:'.length))?.name ?? 'Version'
  const { session } = app.session.getState()
  const sounds = session ? comparedSounds(session, app.compare.getState()) : []
  return sounds.find((sound) => sound.slot === slot)?.label ?? slot
}
