import { changeProject } from '../state/project-store'
import type { App } from './app'
import { versionById } from './version-by-id'

/** Takes a version off the list. Nothing of it is lost: what was said of it stays, and it can be put back. */
export function removeVersion(app: Pick<App, 'project'>, versionId: string): void {
  if (!versionById(app, versionId)) return
  changeProject(app.project, (project) =>
    project.removed.includes(versionId) ? project : { ...project, removed: [...project.removed, versionId] },
  )
}
