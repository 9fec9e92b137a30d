import { type FormEvent, useId, useState } from 'react'
import { Button } from 'react-aria-components'
import { replyToComment } from '../../../commands/reply-to-comment'
import { REVIEW_LIMITS } from '../../../project/review-entry'
import { useApp } from '../../app-context'
import { Author } from '../versions/Author'

interface Props {
  readonly to: string
  readonly name: string
  onDone(): void
}

/** An answer while it is written: Ctrl+Enter sends it, Escape takes it back. */
export function AnswerForm({ to, name, onDone }: Props) {
  const app = useApp()
  const id = useId()
  const [text, setText] = useState('')
  const say = (event?: FormEvent) => {
    event?.preventDefault()
    if (text.trim() === '') return
    replyToComment(app, to, text)
    onDone()
  }
  return (
    <form className="comment-form" onSubmit={say}>
      <label htmlFor={id} className="unseen">
        Answer to {name}
      </label>
      <textarea
        id={id}
        className="text-input filled"
        rows={2}
        // biome-ignore lint/a11y/noAutofocus: it takes the place of the button that was pressed
        autoFocus
        maxLength={REVIEW_LIMITS.textCharacters}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) say()
          if (event.key === 'Escape') onDone()
        }}
      />
      <div className="row wrap">
        <Button className="button" type="submit" isDisabled={text.trim() === ''}>
          Send answer
        </Button>
        <Button className="button quiet" onPress={onDone}>
          Cancel
        </Button>
        <Author />
      </div>
    </form>
  )
}
