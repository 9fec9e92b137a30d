import { commentText } from './add-comment'
import type { App } from './app'
import { sayEntry } from './say-entry'

/** Answers a comment. An empty text says nothing. */
export function replyToComment(app: Pick<App, 'project'>, commentId: string, text: string): void {
  const said = commentText(text)
  if (said !== '') sayEntry(app, { kind: 'reply', to: commentId, text: said })
}
