import { memo } from 'react'
import { setParameter } from '../../commands/set-parameter'
import type { NumberParam } from '../../params'
import { type Path, readPath } from '../../state/document-path'
import { useApp, useSession } from '../app-context'
import { Slider } from './Slider'
import { sameTie } from './same-tie'
import type { Travel } from './taper'

export interface ParamSliderProps {
  readonly param: NumberParam
  readonly path: Path
  readonly name?: string
  readonly label?: string
  /** What the undo list calls a turn of it. */
  readonly undoName: string
  readonly upright?: boolean
  readonly travel?: Travel
  readonly dimmed?: boolean
  readonly bare?: boolean
}

/** A slider that is tied to one value of the session. */
export const ParamSlider = memo(function ParamSlider(props: ParamSliderProps) {
  const { param, path, name = param.label, undoName, ...look } = props
  const app = useApp()
  const value = useSession((state) => readPath(state.session, path)) as number | undefined
  if (value === undefined) return null
  return (
    <Slider
      param={param}
      value={value}
      name={name}
      {...look}
      onChange={(next, gesture) => setParameter(app, path, next, undoName, gesture)}
    />
  )
}, sameTie)
