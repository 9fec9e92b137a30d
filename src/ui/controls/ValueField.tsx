import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { NumberParam } from '../../params'
import { parseValue } from '../../params/value-parse'
import { FieldNote } from './FieldNote'
import { tidy } from './taper'
import { typedText } from './typed-text'
import './value-field.css'

interface Props {
  readonly param: NumberParam
  readonly value: number
  /** Of the control: the field is "<name>, typed". */
  readonly name: string
  /** What was typed already, when a key opened the field. */
  readonly start?: string
  /** A value in range, with no more figures than are kept. `note` says where it was cut to fit. */
  onCommit(value: number, note: string | null): void
  /** `byKey`: by Enter or Escape, so that the keyboard goes back to the control. */
  onClose(byKey: boolean): void
}

/**
 * A value to type over. Enter keeps it and so does leaving the field; Escape leaves all as it was. What cannot be read
 * is said at the field, and the value stays.
 */
export function ValueField({ param, value, name, start = '', onCommit, onClose }: Props) {
  // As it stood when the field was opened: what is not typed over is not kept, even if something else moved the value.
  const [shown] = useState(() => typedText(param, value))
  const [text, setText] = useState(start || shown)
  const [error, setError] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const isOver = useRef(false)
  const errorId = useId()

  useEffect(() => {
    input.current?.focus({ preventScroll: true })
    if (start === '') input.current?.select()
  }, [start])

  const close = (byKey: boolean) => {
    if (isOver.current) return
    isOver.current = true
    onClose(byKey)
  }
  const commit = (byKey: boolean) => {
    if (isOver.current) return
    if (text === shown || text.trim() === '') return close(byKey)
    const parsed = parseValue(param, text)
    if ('error' in parsed) return setError(parsed.error)
    const next = tidy(param, parsed.value)
    if (next !== value || parsed.note) onCommit(next, parsed.note)
    close(byKey)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    if (event.key === 'Enter') commit(true)
    else close(true)
  }
  return (
    <>
      <input
        ref={input}
        className="value-field"
        type="text"
        aria-label={`${name}, typed`}
        aria-invalid={error !== null}
        aria-describedby={error === null ? undefined : errorId}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="done"
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setError(null)
        }}
        onKeyDown={onKeyDown}
        onBlur={(event) => {
          // Another window came to the front: nobody has left the field.
          if (event.target === document.activeElement) return
          commit(false)
        }}
      />
      {error !== null && (
        <FieldNote id={errorId} anchor={input} role="alert">
          {error}
        </FieldNote>
      )}
    </>
  )
}
