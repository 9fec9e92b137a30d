import { useEffect, useRef, useState } from 'react'
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components'
import { useApp } from '../app-context'
import { draftOf, keepDraft } from './drafts'

interface Props {
  readonly label: string
  /** What is kept, as it is shown. */
  readonly value: string
  /** What belongs into it: stands in the empty field, and is read to whoever cannot see that. */
  readonly help: string
  readonly isDisabled?: boolean
  /** Names the field: what was typed and cannot be kept is there again when its screen comes back. */
  readonly draftKey: string
  /** Why a text cannot be kept, null where it can. */
  problem?(text: string): string | null
  /** Follows what is typed and not kept yet; null when there is nothing more of it. */
  onDraft?(text: string | null): void
  onCommit(text: string): void
}

const ANYTHING = () => null

/**
 * A labelled line of text that is kept on Enter and on leaving the field. A text with a problem is not kept: it stays
 * to be mended, with the problem under it, and Escape takes it back.
 */
export function CheckedField(props: Props) {
  const { label, value, help, draftKey, isDisabled = false, problem = ANYTHING, onDraft, onCommit } = props
  const app = useApp()
  // Null while nothing is typed: then the field shows what is kept.
  const [draft, setOwnDraft] = useState<string | null>(() => draftOf(app, draftKey, value))
  const [found, setFound] = useState<string | null>(() => (draft === null ? null : problem(draft)))
  const setDraft = (text: string | null) => {
    setOwnDraft(text)
    keepDraft(app, draftKey, value, text)
    onDraft?.(text)
  }
  const restore = () => {
    setDraft(null)
    setFound(null)
  }
  const shown = useRef(value)
  useEffect(() => {
    if (shown.current === value) return
    // An undo, or another session, takes the place of what is typed.
    shown.current = value
    restore()
  })
  const commit = () => {
    if (draft === null) return
    const now = problem(draft)
    setFound(now)
    if (now !== null) return
    setDraft(null)
    if (draft !== value) onCommit(draft)
  }
  return (
    <TextField
      className="checked-field"
      value={draft ?? value}
      isDisabled={isDisabled}
      isInvalid={found !== null}
      validationBehavior="aria"
      onChange={(text) => {
        setDraft(text)
        if (found !== null) setFound(problem(text))
      }}
    >
      <Label className="checked-label">{label}</Label>
      <div className="checked-body">
        <Input
          className="text-input"
          title={help}
          placeholder={help}
          autoComplete="off"
          spellCheck={false}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit()
            if (event.key === 'Escape') restore()
          }}
        />
        <Text slot="description" className="unseen">
          {help}
        </Text>
        <FieldError className="checked-problem">
          <span role="alert">{found}</span>
        </FieldError>
      </div>
    </TextField>
  )
}
