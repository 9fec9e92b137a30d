import { setParameter } from '../../commands/set-parameter'
import type { ChoiceParam } from '../../params'
import { type Path, readPath } from '../../state/document-path'
import { useApp, useSession } from '../app-context'
import { Choice } from './Choice'

interface Props {
  readonly param: ChoiceParam
  readonly path: Path
  readonly undoName: string
  readonly name?: string
}

/** A menu that is tied to one value of the session. */
export function ParamChoice({ param, path, undoName, name = param.label }: Props) {
  const app = useApp()
  const value = useSession((state) => readPath(state.session, path)) as string | undefined
  return (
    <Choice
      name={name}
      options={param.options}
      value={value ?? param.default}
      onChange={(next) => setParameter(app, path, next, undoName)}
    />
  )
}
