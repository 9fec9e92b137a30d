import type { VersionDoc } from '../project/project'
import { PROJECT_LIMITS } from '../project/project-limits'
import { makeVersion, nextVersionName, VERSION_LIMITS, versionOfState } from '../project/version'
import { say } from '../state/notice-store'
import { changeProject } from '../state/project-store'
import type { App } from './app'
import { failureText } from './message-of'
import { musicOffsetOf } from './music-offset'
import { NO_AUTHOR } from './say-entry'

export interface SaveVersionOptions {
  /** Empty: the next number. */
  readonly name?: string
  readonly note?: string
  /** True where it is asked for on the way to something else: nothing is said where the state is saved already. */
  readonly quiet?: boolean
}

/**
 * Saves the session as it is as a version. A state that is on the list already is not saved twice: the version that it
 * is comes back, and is named. Null where there is nothing to save, or where it did not work; both are said.
 */
export async function saveVersion(
  app: App,
  { name = '', note = '', quiet = false }: SaveVersionOptions = {},
): Promise<VersionDoc | null> {
  const { session } = app.session.getState()
  const { project } = app.project.getState()
  if (!session || !project || session.groups.length === 0) {
    say(app.notices, 'info', 'There is nothing to save as a version yet: add stems first.')
    return null
  }
  const known = versionOfState(project, session)
  if (known) {
    if (!quiet) say(app.notices, 'info', `This is “${known.name}” already: nothing was changed since.`, 'version')
    return known
  }
  if (project.versions.length >= PROJECT_LIMITS.versions) {
    say(app.notices, 'warning', `A project holds ${PROJECT_LIMITS.versions} versions: save it, and begin another one.`)
    return null
  }
  try {
    const savedAt = new Date().toISOString()
    const musicOffsetSeconds = await musicOffsetOf(app, session, project)
    const now = app.project.getState().project
    if (now?.id !== project.id) return null
    const version = makeVersion({
      name: name.trim().slice(0, VERSION_LIMITS.nameCharacters) || nextVersionName(now.versions),
      note: note.slice(0, VERSION_LIMITS.noteCharacters),
      ...{ savedAt, session, musicOffsetSeconds },
      author: project.author || NO_AUTHOR,
    })
    changeProject(app.project, (latest) => ({ ...latest, versions: [...latest.versions, version] }))
    say(app.notices, 'info', `Saved as “${version.name}”.`, 'version')
    return version
  } catch (error) {
    say(
      app.notices,
      'error',
      failureText('The version was not saved', error, 'The song stays as it was: try again.'),
      'version',
    )
    return null
  }
}
