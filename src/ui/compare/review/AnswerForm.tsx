import { type FormEvent, useState } from 'react'
import { Button } from 'react-aria-components'
import { replyToComment } from '../../../commands/reply-to-comment'
import { useApp } from '../../app-context'
import { Author } from '../versions/Author'
import { SaidField } from './SaidField'

interface Props {
  readonly to: string
  readonly name: string
  onDone(): void
}

/** An answer while it is written: Ctrl+Enter sends it, Escape takes it back. */
export function AnswerForm({ to, name, onDone }: Props) {
  const app = useApp()
  const [text, setText] = useState('')
  const say = (event?: FormEvent) => {
    event?.preventDefault()
    if (text.trim() === '') return
    replyToComment(app, to, text)
    onDone()
  }
  return (
    <form className="comment-form" onSubmit={say}>
      <SaidField label={`Answer to ${name}`} rows={2} value={text} onChange={setText} onSay={say} onLeave={onDone} />
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
