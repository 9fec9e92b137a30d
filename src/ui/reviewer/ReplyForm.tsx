import { type FormEvent, useId, useState } from 'react'
import { REVIEW_LIMITS } from '../../project/review-entry'
import { AuthorField } from './AuthorField'
import { say } from './comments'
import { useComments, useReview } from './review-context'

interface Props {
  /** The comment that is answered. */
  readonly to: string
  onDone(): void
}

export function ReplyForm({ to, onDone }: Props) {
  const review = useReview()
  const author = useComments((state) => state.author)
  const [text, setText] = useState('')
  const id = useId()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() !== '' && say(review, { kind: 'reply', to, text: text.trim() })) onDone()
  }
  return (
    <form className="comment-form" onSubmit={submit}>
      <label htmlFor={id}>Your answer</label>
      <textarea
        id={id}
        className="text-field"
        rows={2}
        maxLength={REVIEW_LIMITS.textCharacters}
        value={text}
        // biome-ignore lint/a11y/noAutofocus: it was asked for by a press on "Reply"
        autoFocus
        onChange={(event) => setText(event.target.value)}
      />
      <AuthorField />
      <div className="row">
        <button type="submit" className="button primary" disabled={text.trim() === '' || author === ''}>
          Send answer
        </button>
        <button type="button" className="button quiet" onClick={onDone}>
          Cancel
        </button>
      </div>
    </form>
  )
}
