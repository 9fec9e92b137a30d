import { memo, useCallback, useEffect, useRef, useState } from 'react'
import { Input, TextField } from 'react-aria-components'

interface Props {
  readonly name: string
  readonly value: string
  onCommit(value: string): void
}

/**
 * A name that is changed by typing over it: Enter or leaving the field keeps it, Escape takes it back. Around it much is
 * rendered that does not concern it, always with another `onCommit`: only name and value render the field.
 */
export function NameField({ name, value, onCommit }: Props) {
  const newest = useRef(onCommit)
  useEffect(() => {
    newest.current = onCommit
  })
  return <Field name={name} value={value} onCommit={useCallback((text: string) => newest.current(text), [])} />
}

const Field = memo(function Field({ name, value, onCommit }: Props) {
  const [draft, setDraft] = useState(value)
  useEffect(() => setDraft(value), [value])
  const commit = () => {
    if (draft.trim() === '') setDraft(value)
    else if (draft !== value) onCommit(draft)
  }
  return (
    <TextField aria-label={name} value={draft} onChange={setDraft} className="field">
      <Input
        className="text-input"
        title={value}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur()
          if (event.key === 'Escape') setDraft(value)
        }}
      />
    </TextField>
  )
})
