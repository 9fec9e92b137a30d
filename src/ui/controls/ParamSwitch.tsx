import { memo } from 'react'
import { setParameter } from '../../commands/set-parameter'
import type { ToggleParam } from '../../params'
import { type Path, readPath } from '../../state/document-path'
import { useApp, useSession } from '../app-context'
import { LabelledSwitch } from './LabelledSwitch'
import { sameTie } from './same-tie'
import { useControl } from './use-control'

interface Props {
  readonly param: ToggleParam
  readonly path: Path
  readonly undoName: string
  readonly name?: string
  readonly text?: string
}

/** An on/off switch that is tied to one value of the session. */
export const ParamSwitch = memo(function ParamSwitch({
  param,
  path,
  undoName,
  name = param.label,
  text = name,
}: Props) {
  const app = useApp()
  const value = (useSession((state) => readPath(state.session, path)) as boolean | undefined) ?? false
  const set = (selected: unknown) => setParameter(app, path, selected, undoName)
  const root = useControl<HTMLLabelElement>({ name, param, value, set })
  return <LabelledSwitch ref={root} name={name} text={text} isSelected={value} onChange={set} />
}, sameTie)
