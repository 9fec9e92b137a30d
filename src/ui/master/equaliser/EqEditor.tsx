import type { ReactNode } from 'react'
import { EQ, type MasterEqSettings, type StripEqSettings } from '../../../params'
import type { Path } from '../../../state/document-path'
import { ParamSwitch } from '../../controls/ParamSwitch'
import { EqCurve } from './EqCurve'
import type { EqResponses } from './use-response'

interface Props {
  readonly responses: EqResponses | null
  readonly eq: StripEqSettings | MasterEqSettings
  readonly path: Path
  readonly undoName: string
  /** Beside the switch: what concerns the equaliser as a whole. */
  readonly tools?: ReactNode
  /** The bands, or what else is shaped by the curve above. */
  readonly children: ReactNode
}

/** An equaliser: its curve to pull at, and below it the same as controls for keys and exact values. */
export function EqEditor({ responses, eq, path, undoName, tools, children }: Props) {
  return (
    <div className="eq-editor">
      <EqCurve responses={responses} eq={eq} path={path} undoName={undoName}>
        <ParamSwitch param={EQ.on} path={[...path, 'on']} undoName={`${undoName} equaliser`} />
        {tools}
      </EqCurve>
      {children}
    </div>
  )
}
