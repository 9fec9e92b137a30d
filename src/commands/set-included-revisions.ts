import { PROJECT_LIMITS } from '../project/project-limits'
import { changeProject } from '../state/project-store'
import type { App } from './app'

/** Sets how many rounds of changes are part of the price. What is no whole number from 0 on is not taken. */
export function setIncludedRevisions(app: Pick<App, 'project'>, rounds: number): void {
  if (!Number.isInteger(rounds) || rounds < 0 || rounds > PROJECT_LIMITS.includedRevisions) return
  changeProject(app.project, (project) => ({ ...project, includedRevisions: rounds }))
}
