import { memo } from 'react'
import { ToggleButton } from 'react-aria-components'
import { setParameter } from '../../commands/set-parameter'
import type { ToggleParam } from '../../params'
import { type Path, readPath } from '../../state/document-path'
import { useApp, useSession } from '../app-context'
import { sameTie } from './same-tie'
import { useControl } from './use-control'

interface Props {
  readonly param: ToggleParam
  readonly path: Path
  readonly undoName: string
  /** The accessible name, where it is not the parameter's label. */
  readonly name?: string
  /** What is shown: a letter, where there is no room for the name. */
  readonly text?: string
  readonly warn?: boolean
}

/** A toggle button that is tied to one value of the session. */
export const ParamToggle = memo(function ParamToggle(props: Props) {
  const { param, path, undoName, name = param.label, text = name, warn = false } = props
  const app = useApp()
  const value = (useSession((state) => readPath(state.session, path)) as boolean | undefined) ?? false
  const set = (selected: unknown) => setParameter(app, path, selected, undoName)
  const root = useControl<HTMLButtonElement>({ name, param, value, set })
  return (
    <ToggleButton
      ref={root}
      className={`toggle${warn ? ' warn' : ''}`}
      aria-label={name}
      isSelected={value}
      onChange={set}
    >
      {text}
    </ToggleButton>
  )
}, sameTie)
