import { useMemo } from 'react'
import { placeNow } from '../../commands/comment-place'
import { goToComment } from '../../commands/go-to-comment'
import { useApp, useSession } from '../app-context'
import { compareViewOf } from '../compare/compare-view'
import { reviewView } from '../compare/review/review-view'
import { type NumberedThread, useThreads } from '../compare/review/use-threads'
import { timeText } from '../controls/value-text'
import { useProject } from '../use-project'
import './comment-marks.css'

/** More pins than these cannot be told apart; the list on Compare has them all. */
const MOST_MARKS = 200
/** Of a comment's text, before its thread is open. */
const MOST_CHARACTERS = 80

/** Comments on the music that they are about, wherever it lies in the song as it stands: a pin for a point, a bar for a range. */
export function CommentMarks({ seconds }: { seconds: number }) {
  const threads = useThreads()
  const project = useProject()
  const session = useSession((state) => state.session)
  const groups = session?.groups
  // biome-ignore lint/correctness/useExhaustiveDependencies: where the music lies depends on the stems, not on every other value
  const marks = useMemo(() => {
    if (!project || !session) return []
    const inSong = threads.map((thread) => ({ thread, place: placeNow(thread.comment, project, session) }))
    return inSong
      .filter(({ place }) => place.startFrame / session.rateHz <= seconds)
      .sort((a, b) => Number(a.thread.resolved) - Number(b.thread.resolved))
      .slice(0, MOST_MARKS)
      .sort((a, b) => a.thread.number - b.thread.number)
  }, [threads, project?.versions, groups, session?.rateHz, seconds])
  if (marks.length === 0 || !session) return null
  return (
    <section className="comment-marks" aria-label="Comments on the time line">
      {marks.map(({ thread, place }) => {
        const start = place.startFrame / session.rateHz
        const end = place.endFrame === null ? null : Math.min(seconds, place.endFrame / session.rateHz)
        return <CommentMark key={thread.comment.id} {...{ thread, start, end, seconds }} />
      })}
    </section>
  )
}

interface Props {
  readonly thread: NumberedThread
  readonly start: number
  readonly end: number | null
  readonly seconds: number
}

function CommentMark({ thread: { comment, number, resolved }, start, end, seconds }: Props) {
  const app = useApp()
  const from = start / seconds
  const author = comment.author || 'Unnamed'
  const text = comment.text.length > MOST_CHARACTERS ? `${comment.text.slice(0, MOST_CHARACTERS)}…` : comment.text
  const place = end === null ? timeText(start, 1) : `${timeText(start, 1)} to ${timeText(end, 1)}`
  const open = () => {
    goToComment(app, comment)
    app.view.setState({ tab: 'compare' })
    compareViewOf(app).setState({ page: 'review' })
    reviewView.setState({ chosen: comment.id })
  }
  return (
    <button
      type="button"
      className={`comment-mark${resolved ? ' resolved' : ''}`}
      style={{ left: `${from * 100}%` }}
      aria-label={`Comment ${number} by ${author} at ${place}, ${resolved ? 'resolved' : 'open'}`}
      onClick={open}
    >
      {end !== null && <span className="comment-range" style={{ width: `${(end / seconds - from) * 100}cqw` }} />}
      <span className="comment-pin" />
      <span className={`comment-tip${from > 0.6 ? ' left' : ''}`} aria-hidden="true">
        <b>{number}</b> {author} · {place}
        <span className="cut">{text}</span>
      </span>
    </button>
  )
}
