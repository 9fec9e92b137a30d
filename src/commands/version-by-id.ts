import type { VersionDoc } from '../project/project'
import type { App } from './app'

/** A version of the open project, on the list or off it. */
export function versionById(app: Pick<App, 'project'>, id: string): VersionDoc | null {
  return app.project.getState().project?.versions.find((version) => version.id === id) ?? null
}
