import type { CommentEntry, ReplyEntry } from '../../project/review-entry'
import { dateText } from '../controls/date-text'
import { say } from './comments'
import { useComments, useReview } from './review-context'

/** Who said what, and when. It is only ever shown as text. */
export function SaidText({ said }: { readonly said: CommentEntry | ReplyEntry }) {
  const review = useReview()
  const isOwn = useComments((state) => state.author !== '' && state.author === said.author)
  return (
    <>
      <p className="said-by">
        <bdi>{said.author || 'Unnamed'}</bdi> <time dateTime={said.at}>{dateText(said.at)}</time>
        {isOwn && (
          <button
            type="button"
            className="button quiet withdraw"
            onClick={() => say(review, { kind: 'withdraw', to: said.id })}
          >
            Withdraw
          </button>
        )}
      </p>
      <p className="said" dir="auto">
        {said.text}
      </p>
    </>
  )
}
