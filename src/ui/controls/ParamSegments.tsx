import { memo } from 'react'
import { Radio, RadioGroup } from 'react-aria-components'
import { setParameter } from '../../commands/set-parameter'
import type { ChoiceParam } from '../../params'
import { type Path, readPath } from '../../state/document-path'
import { useApp, useSession } from '../app-context'
import { sameTie } from './same-tie'
import { useControl } from './use-control'

interface Props {
  readonly param: ChoiceParam
  readonly path: Path
  readonly undoName: string
}

/** A choice of which all options are in view, tied to one value of the session. */
export const ParamSegments = memo(function ParamSegments({ param, path, undoName }: Props) {
  const app = useApp()
  const value = (useSession((state) => readPath(state.session, path)) as string | undefined) ?? param.default
  const set = (next: unknown) => setParameter(app, path, next, undoName)
  const root = useControl<HTMLDivElement>({ name: param.label, param, value, set })
  return (
    <RadioGroup
      ref={root}
      className="segments"
      aria-label={param.label}
      orientation="horizontal"
      value={value}
      onChange={set}
    >
      {param.options.map(({ id, label }) => (
        <Radio key={id} value={id} className="segment">
          {label}
        </Radio>
      ))}
    </RadioGroup>
  )
}, sameTie)
