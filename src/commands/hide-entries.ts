import { changeProject } from '../state/project-store'
import type { App } from './app'

/** Takes things that were said off the list. They stay in the project, so that a second import does not bring them back. */
export function hideEntries(app: Pick<App, 'project'>, ids: readonly string[]): void {
  changeProject(app.project, (project) => ({ ...project, hidden: [...new Set([...project.hidden, ...ids])] }))
}

/** Puts them on the list again. */
export function showEntries(app: Pick<App, 'project'>, ids: readonly string[]): void {
  const shown = new Set(ids)
  changeProject(app.project, (project) => ({ ...project, hidden: project.hidden.filter((id) => !shown.has(id)) }))
}
