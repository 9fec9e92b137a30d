import type { App } from './app'
import { sayEntry } from './say-entry'

/** Says that a comment is done with, or that it is not. */
export function resolveComment(app: Pick<App, 'project'>, commentId: string, resolved: boolean): void {
  sayEntry(app, { kind: 'resolve', to: commentId, resolved })
}
