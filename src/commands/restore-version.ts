import { stateSha256 } from '../project/state-hash'
import type { SessionDoc } from '../session/document'
import { say } from '../state/notice-store'
import { shownName } from '../wav/audio-file-error'
import type { App } from './app'
import { missingStems } from './available-session'
import { findKeptStems } from './find-kept-stems'
import { failureText } from './message-of'
import { versionById } from './version-by-id'

/**
 * Brings a version back as it was saved, in one step that can be undone. What belongs to the ears stays as it is: what
 * is compared with, and the loop. Stems are found by their samples alone, so that the state is the one that was saved;
 * those that are not here are asked for.
 */
export async function restoreVersion(app: App, versionId: string): Promise<void> {
  const version = versionById(app, versionId)
  if (!version) return
  try {
    await findKeptStems(app, version.session)
    const { session, edit } = app.session.getState()
    if (!session || !versionById(app, versionId)) return
    if (stateSha256(session) === version.stateSha256) {
      say(app.notices, 'info', `This is “${version.name}” already: nothing was changed since.`, 'version')
      return
    }
    const next = restored(version.session, session)
    edit(`Restore ${version.name}`, null, [{ path: [], value: next }])
    const missing = missingStems(next, app.imports.getState().stems).filter((stem) =>
      next.groups.some((group) => group.stems.includes(stem)),
    )
    if (missing.length === 0) {
      say(app.notices, 'info', `Restored “${version.name}”. Undo brings back what was there.`, 'version')
      return
    }
    const names = missing.map((stem) => `“${shownName(stem.fileName)}”`).join(', ')
    say(
      app.notices,
      'warning',
      `Please add ${names}: “${version.name}” was made of ${missing.length === 1 ? 'it' : 'them'}.`,
    )
    app.view.setState({ tab: 'stems' })
  } catch (error) {
    say(app.notices, 'error', failureText(`“${version.name}” was not restored`, error, 'The song stays as it was.'))
  }
}

/** The session of a version in the place of the present one. */
export function restored(version: SessionDoc, { compare, loop }: SessionDoc): SessionDoc {
  return { ...version, compare, loop }
}
