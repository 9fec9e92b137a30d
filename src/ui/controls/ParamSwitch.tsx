import { setParameter } from '../../commands/set-parameter'
import type { ToggleParam } from '../../params'
import { type Path, readPath } from '../../state/document-path'
import { useApp, useSession } from '../app-context'
import { LabelledSwitch } from './LabelledSwitch'

interface Props {
  readonly param: ToggleParam
  readonly path: Path
  readonly undoName: string
  readonly name?: string
  readonly text?: string
}

/** An on/off switch that is tied to one value of the session. */
export function ParamSwitch({ param, path, undoName, name = param.label, text = name }: Props) {
  const app = useApp()
  const value = useSession((state) => readPath(state.session, path)) as boolean | undefined
  return (
    <LabelledSwitch
      name={name}
      text={text}
      isSelected={value ?? false}
      onChange={(selected) => setParameter(app, path, selected, undoName)}
    />
  )
}
