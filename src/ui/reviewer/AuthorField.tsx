import { useId, useState } from 'react'
import { REVIEW_LIMITS } from '../../project/review-entry'
import { setAuthor } from './comments'
import { useComments, useReview } from './review-context'

/** Who writes here: asked once, and shown as long as it can be changed. */
export function AuthorField() {
  const review = useReview()
  const author = useComments((state) => state.author)
  const [changing, setChanging] = useState(false)
  const id = useId()
  if (author !== '' && !changing) {
    return (
      <p className="row author">
        <span className="secondary">
          as <b>{author}</b>
        </span>
        <button type="button" className="button quiet" onClick={() => setChanging(true)}>
          Change name
        </button>
      </p>
    )
  }
  const keep = (text: string) => {
    if (text.trim() === '') return
    setAuthor(review, text)
    setChanging(false)
  }
  return (
    <div className="author-field">
      <label htmlFor={id}>Your name</label>
      <input
        id={id}
        className="text-field"
        defaultValue={author}
        maxLength={REVIEW_LIMITS.authorCharacters}
        autoComplete="name"
        required
        onBlur={(event) => keep(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          keep(event.currentTarget.value)
        }}
      />
    </div>
  )
}
