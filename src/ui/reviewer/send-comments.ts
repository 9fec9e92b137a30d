import { commentsFile, commentsFragment, commentsText } from '../../project/write-comments'
import { safeName } from '../../session/safe-name'
import { complain } from './comments'
import type { Review } from './review-context'

const commentsOf = ({ song, comments }: Review) => ({
  projectId: song.manifest.projectId,
  reviewId: song.manifest.reviewId,
  entries: comments.getState().entries,
})

/** A small file to send back. */
export function saveFile(review: Review): void {
  const { author } = review.comments.getState()
  const name = `${review.song.manifest.title} comments ${author}`.trim()
  const url = URL.createObjectURL(new Blob([commentsFile(commentsOf(review))], { type: 'application/json' }))
  const link = Object.assign(document.createElement('a'), { href: url, download: `${safeName(name)}.json` })
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
  done(review, `Saved as "${link.download}": send it to ${sender(review)}.`)
}

/** For a message: lines to read, and one for the workstation. */
export async function copyText(review: Review): Promise<void> {
  const labelOf = (slot: string) => review.song.slots.find((known) => known.slot === slot)?.label ?? slot
  await copy(review, commentsText(commentsOf(review), labelOf), 'Copied')
}

/**
 * This page's own address with the comments behind it: whoever opens it sees them, too. Of a page on this computer only
 * its name, because the folders are nobody's business.
 */
export async function copyLink(review: Review): Promise<void> {
  const plain = location.href.replace(/#.*$/, '')
  const address = location.protocol === 'file:' ? plain.replace(/^.*\//, '') : plain
  await copy(review, address + commentsFragment(commentsOf(review)), 'The link is copied')
}

async function copy(review: Review, text: string, what: string): Promise<void> {
  if (await copied(text)) done(review, `${what}: send it to ${sender(review)}.`)
  else complain(review, 'This browser lets no page copy. Use "Save comments", and send the file.')
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // Pages from disk may have no clipboard: the older way asks nobody.
    const field = Object.assign(document.createElement('textarea'), { value: text, className: 'unseen' })
    document.body.append(field)
    field.select()
    const isDone = document.execCommand('copy')
    field.remove()
    return isDone
  }
}

const sender = ({ song }: Review) => song.manifest.from || 'whoever sent you this'

function done({ comments }: Review, text: string): void {
  comments.setState({ unsaved: [], notice: { text, isProblem: false } })
}
