import { type CSSProperties, type KeyboardEvent, useMemo, useState } from 'react'
import { placeNow } from '../../commands/comment-place'
import { goToComment } from '../../commands/go-to-comment'
import { timeText } from '../../params/value-text'
import { useApp, useSession } from '../app-context'
import { compareViewOf } from '../compare/compare-view'
import { reviewView } from '../compare/review/review-view'
import { type NumberedThread, useThreads } from '../compare/review/use-threads'
import { useProject } from '../use-project'
import './comment-marks.css'

/** More pins than these cannot be told apart; the list on Compare has them all. */
const MOST_MARKS = 200
/** Of a comment's text, before its thread is open. */
const MOST_CHARACTERS = 80
/** Share of the song within which two pins would lie over each other: the next one stands higher. */
const PIN_SHARE = 0.013
const PIN_ROWS = 3

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
  // One stop of the Tab key for all of them; the arrow keys go from one to the next.
  const [at, setAt] = useState(0)
  if (marks.length === 0 || !session) return null
  const shares = marks.map(({ place }) => place.startFrame / session.rateHz / seconds)
  return (
    <section className="comment-marks" aria-label="Comments on the time line" onKeyDown={goBeside}>
      {marks.map(({ thread, place }, index) => {
        const start = place.startFrame / session.rateHz
        const end = place.endFrame === null ? null : Math.min(seconds, place.endFrame / session.rateHz)
        return (
          <CommentMark
            key={thread.comment.id}
            {...{ thread, start, end, seconds }}
            row={rowOf(shares, index)}
            isStop={index === Math.min(at, marks.length - 1)}
            onFocus={() => setAt(index)}
          />
        )
      })}
    </section>
  )
}

/** How many pins stand so close before it that it would hide them. */
function rowOf(shares: readonly number[], index: number): number {
  const own = shares[index] as number
  return shares.slice(0, index).filter((share) => Math.abs(share - own) < PIN_SHARE).length % PIN_ROWS
}

function goBeside(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
  if (!step) return
  const marks = [...event.currentTarget.querySelectorAll('button')]
  marks[marks.indexOf(event.target as HTMLButtonElement) + step]?.focus()
  event.preventDefault()
  event.stopPropagation()
}

interface Props {
  readonly thread: NumberedThread
  readonly start: number
  readonly end: number | null
  readonly seconds: number
  /** Above the lowest one. */
  readonly row: number
  readonly isStop: boolean
  onFocus(): void
}

function CommentMark({ thread, start, end, seconds, row, isStop, onFocus }: Props) {
  const app = useApp()
  const { comment, number, resolved } = thread
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
      style={{ left: `${from * 100}%`, '--row': row } as CSSProperties}
      tabIndex={isStop ? 0 : -1}
      aria-label={`Comment ${number} by ${author} at ${place}, ${resolved ? 'resolved' : 'open'}`}
      onClick={open}
      onFocus={onFocus}
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
