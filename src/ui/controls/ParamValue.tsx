import { useRef } from 'react'
import { setParameter } from '../../commands/set-parameter'
import type { NumberParam } from '../../params'
import { valueText } from '../../params/value-text'
import { type Path, readPath } from '../../state/document-path'
import { useApp, useSession } from '../app-context'
import { FieldNote } from './FieldNote'
import { useControl } from './use-control'
import { useTypedValue } from './use-typed-value'
import { ValueField } from './ValueField'

interface Props {
  readonly param: NumberParam
  readonly path: Path
  readonly undoName: string
  readonly name?: string
  readonly className?: string
}

/**
 * A value of the session in text, away from its slider: a click makes a field of it. The slider says it to assistive
 * technology, so the text itself is for the eyes.
 */
export function ParamValue({ param, path, undoName, name = param.label, className = '' }: Props) {
  const app = useApp()
  const value = useSession((state) => readPath(state.session, path)) as number | undefined
  const typed = useTypedValue()
  const text = useRef<HTMLSpanElement>(null)
  const set = (next: unknown) => setParameter(app, path, next, undoName)
  const root = useControl<HTMLSpanElement>({ name, param, value, set, type: () => typed.open() })
  if (value === undefined) return null
  return (
    <span ref={root} className={`param-value ${className}`}>
      <span
        ref={text}
        className={`param-value-text${typed.start === null ? '' : ' covered'}`}
        aria-hidden="true"
        onClick={() => typed.open()}
      >
        {valueText(param, value)}
      </span>
      {typed.start !== null && (
        <ValueField
          param={param}
          value={value}
          name={name}
          start={typed.start}
          onCommit={(next, note) => {
            if (next !== value) set(next)
            typed.say(note)
          }}
          onClose={typed.close}
        />
      )}
      {typed.note && (
        <FieldNote anchor={text} role="status">
          {typed.note}
        </FieldNote>
      )}
    </span>
  )
}
