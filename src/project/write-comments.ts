import { canonicalJson } from './canonical-json'
import { commentLines } from './comment-lines'
import { type Comments, commentsDocument, FRAGMENT_PREFIX, TEXT_PREFIX } from './comments-document'
import { packText } from './packed-text'

/** The text of a comments file (`.json`): the same bytes for the same entries, in whatever order they are given. */
export function commentsFile(comments: Comments): string {
  return `${JSON.stringify(commentsDocument(comments), null, 2)}\n`
}

/** The comments as the fragment of a link, with its `#`. */
export function commentsFragment(comments: Comments): string {
  return FRAGMENT_PREFIX + packText(canonicalJson(commentsDocument(comments)))
}

/**
 * The comments for a message: lines to read, then one for the machine. `labelOf` gives the name of a slot, such as
 * "v2 vocal up" for "version:...".
 */
export function commentsText(comments: Comments, labelOf: (slot: string) => string): string {
  const document = commentsDocument(comments)
  const lines = commentLines(document.entries, labelOf)
  const machine = TEXT_PREFIX + packText(canonicalJson(document))
  return `${[...lines, '', machine].join('\n')}\n`
}
