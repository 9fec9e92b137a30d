import { useId } from 'react'
import { REVIEW_LIMITS } from '../../../project/review-entry'

interface Props {
  readonly label: string
  readonly rows: number
  readonly value: string
  onChange(text: string): void
  onSay(): void
  onLeave(): void
}

/** Where somebody writes: Ctrl+Enter says it, Escape takes it back. */
export function SaidField({ label, rows, value, onChange, onSay, onLeave }: Props) {
  const id = useId()
  return (
    <>
      <label htmlFor={id} className="unseen">
        {label}
      </label>
      <textarea
        id={id}
        className="text-input filled"
        rows={rows}
        // biome-ignore lint/a11y/noAutofocus: it takes the place of the button that was pressed
        autoFocus
        maxLength={REVIEW_LIMITS.textCharacters}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSay()
          if (event.key === 'Escape') onLeave()
        }}
      />
    </>
  )
}
