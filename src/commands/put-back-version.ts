import { changeProject } from '../state/project-store'
import type { App } from './app'

/** Puts a version back on the list that was taken off it. */
export function putBackVersion(app: Pick<App, 'project'>, versionId: string): void {
  changeProject(app.project, (project) => ({ ...project, removed: project.removed.filter((id) => id !== versionId) }))
}
