import type { ParamTable } from '../../params'
import type { Path } from '../../state/document-path'
import { midSentence } from '../controls/mid-sentence'
import { ParamSegments } from '../controls/ParamSegments'
import { ParamSlider } from '../controls/ParamSlider'
import { ParamSwitch } from '../controls/ParamSwitch'

interface Props {
  readonly table: ParamTable
  readonly path: Path
  readonly undoName: string
  /** Parameters that are shown elsewhere. */
  readonly without?: readonly string[]
}

/** Every parameter of a table as the control that fits its kind, in the table's order. */
export function ParamGrid({ table, path, undoName, without = [] }: Props) {
  return (
    <div className="param-grid">
      {Object.entries(table)
        .filter(([id]) => !without.includes(id))
        .map(([id, param]) => {
          const tie = { path: [...path, id], undoName: `${undoName} ${midSentence(param.label)}` }
          if (param.kind === 'number') return <ParamSlider key={id} param={param} {...tie} />
          if (param.kind === 'toggle') return <ParamSwitch key={id} param={param} {...tie} />
          return (
            <div key={id} className="row spread">
              <span className="slider-name">{param.label}</span>
              <ParamSegments param={param} {...tie} />
            </div>
          )
        })}
    </div>
  )
}
