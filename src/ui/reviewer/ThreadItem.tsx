import { useState } from 'react'
import type { Thread } from '../../project/threads'
import { axisPlace, say } from './comments'
import { hear, seek } from './listening'
import { PlaceText } from './PlaceText'
import { ReplyForm } from './ReplyForm'
import { useComments, useReview } from './review-context'
import { SaidText } from './SaidText'

/** A comment with its answers, and what can be done with it. */
export function ThreadItem({ thread }: { readonly thread: Thread }) {
  const review = useReview()
  const author = useComments((state) => state.author)
  const [replying, setReplying] = useState(false)
  const { comment, replies, resolved } = thread
  const place = axisPlace(review, comment)
  const about = review.song.slots.find(({ slot }) => slot === comment.slot)
  const go = () => {
    if (about) hear(review, about.index)
    seek(review, place.startFrame)
  }
  return (
    <li id={`thread-${comment.id}`} className={`thread${resolved ? ' resolved' : ''}`}>
      <div className="row thread-head">
        <button type="button" className="button thread-place" onClick={go}>
          <PlaceText place={place} />
        </button>
        <span className="secondary cut">{about?.label ?? 'another version'}</span>
        {resolved && <span className="good">resolved</span>}
      </div>
      <SaidText said={comment} />
      {replies.map((reply) => (
        <div key={reply.id} className="reply">
          <SaidText said={reply} />
        </div>
      ))}
      {replying ? (
        <ReplyForm to={comment.id} onDone={() => setReplying(false)} />
      ) : (
        <div className="row thread-actions">
          <button type="button" className="button quiet" onClick={() => setReplying(true)}>
            Reply
          </button>
          {author !== '' && (
            <button
              type="button"
              className="button quiet"
              onClick={() => say(review, { kind: 'resolve', to: comment.id, resolved: !resolved })}
            >
              {resolved ? 'Reopen' : 'Resolve'}
            </button>
          )}
        </div>
      )}
    </li>
  )
}
