import type { CommentedSlot } from '../project/review-entry'
import { versionOfState } from '../project/version'
import type { MonitorSlot } from '../protocol/listening'
import type { App } from './app'
import { saveVersion } from './save-version'

/** Versions and references can be commented on; everything else is the song as it stands. */
function isCommented(slot: MonitorSlot): slot is CommentedSlot {
  return slot.startsWith('version:') || slot.startsWith('reference:')
}

/** Whether a comment on what is heard needs a version that is not there yet. */
export function willSaveVersion(app: Pick<App, 'session' | 'project'>, slot: MonitorSlot): boolean {
  const { session } = app.session.getState()
  const { project } = app.project.getState()
  return !isCommented(slot) && session !== null && project !== null && versionOfState(project, session) === null
}

/** What a comment on what is heard is about. The song as it stands is a version, and saved as one where it is none. */
export async function commentedSlot(app: App, slot: MonitorSlot): Promise<CommentedSlot | null> {
  if (isCommented(slot)) return slot
  const version = await saveVersion(app, { note: 'Saved for a comment.', quiet: true })
  return version && `version:${version.id}`
}
