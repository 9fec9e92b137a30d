import { type FormEvent, useRef, useState } from 'react'
import { REVIEW_LIMITS } from '../../project/review-entry'
import { AuthorField } from './AuthorField'
import { type AxisPlace, addComment } from './comments'
import { PlaceText } from './PlaceText'
import { useComments, useListening, useReview } from './review-context'
import { commentedSlot } from './review-song'

/** A comment at the playhead, or on the marked range, about what is heard. */
export function CommentForm() {
  const review = useReview()
  const slot = useListening((state) => review.song.slots[state.heard])
  const range = useListening((state) => state.range)
  const blind = useListening((state) => state.blind)
  const author = useComments((state) => state.author)
  const [text, setText] = useState('')
  // Where the playhead was when somebody began to write; the song may play on.
  const [begun, setBegun] = useState<AxisPlace | null>(null)
  const form = useRef<HTMLFormElement>(null)
  if (blind) return <p className="secondary">Comments wait until the blind test is over.</p>
  if (!slot || !commentedSlot(slot)) {
    return <p className="secondary">Comments are about versions and references: listen to one of them.</p>
  }
  const begin = () => setBegun((before) => before ?? range ?? here())
  const here = () => ({ startFrame: review.player.positionFrame(), endFrame: null })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (author === '') {
      form.current?.querySelector('input')?.focus()
      return
    }
    if (!addComment(review, slot, begun ?? range ?? here(), text)) return
    setText('')
    setBegun(null)
  }
  return (
    <form ref={form} className="comment-form" onSubmit={submit}>
      <label htmlFor="comment-text">
        Comment <PlaceText place={begun ?? range} /> on <b>{slot.label}</b>
      </label>
      <textarea
        id="comment-text"
        className="text-field"
        rows={3}
        maxLength={REVIEW_LIMITS.textCharacters}
        value={text}
        onFocus={begin}
        onBlur={() => text.trim() === '' && setBegun(null)}
        onChange={(event) => {
          begin()
          setText(event.target.value)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit()
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
      />
      <AuthorField />
      <div className="row">
        <button type="submit" className="button primary" disabled={text.trim() === ''}>
          Add comment
        </button>
        {begun && begun !== range && (
          <button type="button" className="button quiet" onClick={() => setBegun(range ?? here())}>
            {range ? 'Take the marked range' : 'Take the playhead'}
          </button>
        )}
      </div>
    </form>
  )
}
