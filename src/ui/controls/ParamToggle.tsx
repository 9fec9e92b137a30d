import { ToggleButton } from 'react-aria-components'
import { setParameter } from '../../commands/set-parameter'
import type { ToggleParam } from '../../params'
import { type Path, readPath } from '../../state/document-path'
import { useApp, useSession } from '../app-context'

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
export function ParamToggle({ param, path, undoName, name = param.label, text = name, warn = false }: Props) {
  const app = useApp()
  const value = useSession((state) => readPath(state.session, path)) as boolean | undefined
  return (
    <ToggleButton
      className={`toggle${warn ? ' warn' : ''}`}
      aria-label={name}
      isSelected={value ?? false}
      onChange={(selected) => setParameter(app, path, selected, undoName)}
    >
      {text}
    </ToggleButton>
  )
}
