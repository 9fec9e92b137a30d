import { memo } from 'react'
import { setParameter } from '../../commands/set-parameter'
import type { ChoiceParam } from '../../params'
import { type Path, readPath } from '../../state/document-path'
import { useApp, useSession } from '../app-context'
import { Choice } from './Choice'
import { sameTie } from './same-tie'
import { useControl } from './use-control'

interface Props {
  readonly param: ChoiceParam
  readonly path: Path
  readonly undoName: string
  readonly name?: string
}

/** A menu that is tied to one value of the session. */
export const ParamChoice = memo(function ParamChoice({ param, path, undoName, name = param.label }: Props) {
  const app = useApp()
  const value = (useSession((state) => readPath(state.session, path)) as string | undefined) ?? param.default
  const set = (next: unknown) => setParameter(app, path, next, undoName)
  const root = useControl<HTMLDivElement>({ name, param, value, set })
  return <Choice ref={root} name={name} options={param.options} value={value} onChange={set} />
}, sameTie)
