import { threadsOf } from '../../project/threads'
import { useComments } from './review-context'
import { ThreadItem } from './ThreadItem'

/** All comments by their place in the song. */
export function ThreadList() {
  const entries = useComments((state) => state.entries)
  const threads = threadsOf(entries)
  if (threads.length === 0) {
    return (
      <p className="secondary">
        Nothing was said yet.{' '}
        <span className="keys">
          Press <kbd>C</kbd> while you listen.
        </span>{' '}
        A drag over the waveform marks a range.
      </p>
    )
  }
  return (
    <ol className="threads">
      {threads.map((thread) => (
        <ThreadItem key={thread.comment.id} thread={thread} />
      ))}
    </ol>
  )
}
