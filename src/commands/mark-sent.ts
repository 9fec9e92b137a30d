import { changeProject } from '../state/project-store'
import type { App } from './app'

/** A version went out, in a review or as a delivery: from now on the revision counter counts it. */
export function markSent(app: Pick<App, 'project'>, ...versionIds: readonly string[]): void {
  changeProject(app.project, (project) => {
    const known = versionIds.filter((id) => project.versions.some((version) => version.id === id))
    return { ...project, sent: [...new Set([...project.sent, ...known])] }
  })
}
