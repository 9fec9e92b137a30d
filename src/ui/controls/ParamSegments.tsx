import { Radio, RadioGroup } from 'react-aria-components'
import { setParameter } from '../../commands/set-parameter'
import type { ChoiceParam } from '../../params'
import { type Path, readPath } from '../../state/document-path'
import { useApp, useSession } from '../app-context'

interface Props {
  readonly param: ChoiceParam
  readonly path: Path
  readonly undoName: string
}

/** A choice of which all options are in view, tied to one value of the session. */
export function ParamSegments({ param, path, undoName }: Props) {
  const app = useApp()
  const value = useSession((state) => readPath(state.session, path)) as string | undefined
  return (
    <RadioGroup
      className="segments"
      aria-label={param.label}
      orientation="horizontal"
      value={value ?? param.default}
      onChange={(next) => setParameter(app, path, next, undoName)}
    >
      {param.options.map(({ id, label }) => (
        <Radio key={id} value={id} className="segment">
          {label}
        </Radio>
      ))}
    </RadioGroup>
  )
}
