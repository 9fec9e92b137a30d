import type { ProjectDoc } from '../project/project'
import type { SessionDoc } from '../session/document'
import { say } from '../state/notice-store'
import { shownName } from '../wav/audio-file-error'
import type { App } from './app'
import { freshProject, switchSong } from './follow-project'

/**
 * Opens a session in the place of the one that is open, with its project, or a new one. What was open is not lost: as
 * long as it held stems, opening is a step like any other, and undo brings it back.
 */
export function replaceSession(app: App, label: string, next: SessionDoc, project: ProjectDoc | null = null): void {
  app.transport.setState({ soloed: new Set(), bandSolo: null, slot: 'master' })
  app.view.setState({ chosen: { host: 'master', processor: 'eq' } })
  const { session: left } = app.session.getState()
  const { project: leftProject } = app.project.getState()
  switchSong(app, label, next, project ?? freshProject(app))
  if (left && leftProject && leftProject.id !== project?.id && leftProject.versions.length > 0) {
    const song = `“${shownName(left.title || 'Untitled')}”`
    say(app.notices, 'info', `${song} was closed with its versions and comments: undo brings them back.`, 'song-left')
  }
  app.kept.setState({ offered: null, offeredProject: null })
  app.live.seek(0)
}
