import { useRef } from 'react'

interface Props {
  readonly name: string
  /** The new name; null where all stays as it was. */
  onDone(name: string | null): void
}

/** A preset's name to type over: Enter or leaving the field keeps it, Escape does not. */
export function RenamePreset({ name, onDone }: Props) {
  const isOver = useRef(false)
  const done = (text: string | null) => {
    if (isOver.current) return
    isOver.current = true
    onDone(text === name ? null : text)
  }
  return (
    <input
      className="text-input"
      type="text"
      aria-label={`New name of ${name}`}
      defaultValue={name}
      maxLength={40}
      // biome-ignore lint/a11y/noAutofocus: somebody has just pressed "Rename"
      autoFocus
      onFocus={(event) => event.target.select()}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Enter') done(event.currentTarget.value)
        if (event.key === 'Escape') done(null)
      }}
      onBlur={(event) => done(event.target.value)}
    />
  )
}
