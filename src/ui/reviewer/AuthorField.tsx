import { useId, useState } from 'react'
import { REVIEW_LIMITS } from '../../project/review-entry'
import { setAuthor } from './comments'
import { useComments, useReview } from './review-context'

/** Who writes here: asked once, and shown where it matters. Both take the same room, so that no button moves away. */
export function AuthorField() {
  const review = useReview()
  const author = useComments((state) => state.author)
  const [typing, setTyping] = useState(false)
  const id = useId()
  if (author !== '' && !typing) {
    return (
      <p className="author">
        <span className="secondary cut">
          as <b>{author}</b>
        </span>
        <button type="button" className="button quiet" onClick={() => setTyping(true)}>
          Change name
        </button>
      </p>
    )
  }
  return (
    <div className="author">
      <label htmlFor={id}>Your name</label>
      <input
        id={id}
        className="text-field"
        defaultValue={author}
        maxLength={REVIEW_LIMITS.authorCharacters}
        autoComplete="name"
        onFocus={() => setTyping(true)}
        onBlur={() => setTyping(false)}
        onChange={(event) => setAuthor(review, event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          setTyping(false)
        }}
      />
    </div>
  )
}
