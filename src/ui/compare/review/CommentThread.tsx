import { useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import { goToComment } from '../../../commands/go-to-comment'
import { hideEntries } from '../../../commands/hide-entries'
import { resolveComment } from '../../../commands/resolve-comment'
import { slotLabel } from '../../../commands/slot-label'
import { placeText } from '../../../project/comment-lines'
import { useApp } from '../../app-context'
import { dateText } from '../../controls/date-text'
import { AnswerForm } from './AnswerForm'
import { reviewView } from './review-view'
import type { NumberedThread } from './use-threads'

interface Props {
  readonly thread: NumberedThread
  /** Entries that are new since the last import. */
  readonly fresh: ReadonlySet<string>
  readonly isChosen: boolean
}

/** One comment and what was answered to it. Everything that was written is shown as text, whatever stands in it. */
export function CommentThread({ thread, fresh, isChosen }: Props) {
  const app = useApp()
  const { comment, replies, resolved, resolvedBy, number } = thread
  const [answers, setAnswers] = useState(false)
  const box = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (!isChosen) return
    box.current?.scrollIntoView({ block: 'nearest' })
    box.current?.focus({ preventScroll: true })
    // The same one may be chosen again.
    reviewView.setState({ chosen: null })
  }, [isChosen])
  const place = placeText(comment)
  const name = `comment ${number}`
  return (
    <li
      ref={box}
      tabIndex={-1}
      className={`work-item${resolved ? ' resolved' : ''}`}
      aria-label={`Comment ${number}, ${resolved ? 'resolved' : 'open'}`}
    >
      <div className="row comment-head">
        <span className={`comment-number${resolved ? ' hollow' : ''}`} aria-hidden="true">
          {number}
        </span>
        <Button
          className="button comment-place"
          aria-label={`Go to ${place}: ${name}`}
          onPress={() => goToComment(app, comment)}
        >
          {place}
        </Button>
        <span className="secondary cut">{slotLabel(app, comment.slot)}</span>
        <span className="grow" />
        {fresh.has(comment.id) && <span className="attention">new</span>}
        <span className="secondary">{resolved ? `resolved${resolvedBy ? ` by ${resolvedBy}` : ''}` : 'open'}</span>
      </div>
      <p className="said">{comment.text}</p>
      <p className="secondary work-facts">
        {comment.author || 'Unnamed'} · {dateText(comment.at)}
      </p>
      {replies.length > 0 && (
        <ul className="answers" aria-label={`Answers to ${name}`}>
          {replies.map((reply) => (
            <li key={reply.id}>
              <p className="said">{reply.text}</p>
              <p className="secondary work-facts">
                {reply.author || 'Unnamed'} · {dateText(reply.at)}
                {fresh.has(reply.id) && <span className="attention"> · new</span>}
              </p>
            </li>
          ))}
        </ul>
      )}
      {answers && <AnswerForm to={comment.id} name={name} onDone={() => setAnswers(false)} />}
      <div className="row wrap">
        {!answers && (
          <Button className="button quiet" aria-label={`Answer ${name}`} onPress={() => setAnswers(true)}>
            Answer
          </Button>
        )}
        <Button
          className="button quiet"
          aria-label={`${resolved ? 'Reopen' : 'Resolve'} ${name}`}
          onPress={() => resolveComment(app, comment.id, !resolved)}
        >
          {resolved ? 'Reopen' : 'Resolve'}
        </Button>
        <span className="grow" />
        <Button
          className="button quiet"
          aria-label={`Take off the list: ${name}`}
          onPress={() => hideEntries(app, [comment.id])}
        >
          Take off the list
        </Button>
      </div>
    </li>
  )
}
