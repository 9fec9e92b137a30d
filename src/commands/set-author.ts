import { harmlessLine } from '../project/harmless-text'
import { REVIEW_LIMITS } from '../project/review-entry'
import { changeProject } from '../state/project-store'
import type { App } from './app'

/** Says who works here: it goes into what is saved and said from now on. */
export function setAuthor(app: Pick<App, 'project'>, name: string): void {
  const author = harmlessLine(name).slice(0, REVIEW_LIMITS.authorCharacters)
  changeProject(app.project, (project) => (project.author === author ? project : { ...project, author }))
}
