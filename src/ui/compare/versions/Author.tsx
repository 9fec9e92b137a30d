import { useId, useState } from 'react'
import { Button } from 'react-aria-components'
import { setAuthor } from '../../../commands/set-author'
import { REVIEW_LIMITS } from '../../../project/review-entry'
import { useApp } from '../../app-context'
import { useProject } from '../../use-project'

/** Who saves, says and approves. Asked once; after that it is one quiet word. */
export function Author() {
  const app = useApp()
  const author = useProject()?.author ?? ''
  const [editing, setEditing] = useState(false)
  const id = useId()
  if (author !== '' && !editing) {
    return (
      <Button
        className="button quiet cut"
        aria-label={`Work as ${author}: change the name`}
        onPress={() => setEditing(true)}
      >
        <span className="cut">as {author}</span>
      </Button>
    )
  }
  const commit = (text: string) => {
    setAuthor(app, text)
    setEditing(false)
  }
  return (
    <span className="row author">
      <label htmlFor={id} className="secondary">
        Your name
      </label>
      <input
        id={id}
        type="text"
        className="text-input filled"
        autoComplete="name"
        // biome-ignore lint/a11y/noAutofocus: it takes the place of the button that was pressed
        autoFocus={editing}
        defaultValue={author}
        maxLength={REVIEW_LIMITS.authorCharacters}
        onBlur={(event) => commit(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setEditing(false)
          if (event.key !== 'Enter') return
          event.preventDefault()
          commit(event.currentTarget.value)
        }}
      />
    </span>
  )
}
