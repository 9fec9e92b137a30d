import type { CSSProperties, ReactNode } from 'react'
import type { ParamTable } from '../../params'
import type { Path } from '../../state/document-path'
import { midSentence } from '../controls/mid-sentence'
import { ParamSwitch } from '../controls/ParamSwitch'
import { ParamGrid } from './ParamGrid'

interface Props {
  readonly table: ParamTable
  readonly path: Path
  readonly undoName: string
  /** What the processor does, in one line. */
  readonly says: string
  /** Parameters that are shown elsewhere. */
  readonly without?: readonly string[]
  /** How many controls stand side by side. */
  readonly columns: number
  /** What it does, drawn. */
  readonly picture?: ReactNode
  readonly children?: ReactNode
}

/** A processor that is one switch and a few controls, with what it does said and drawn. */
export function PlainEditor({ table, path, undoName, says, without = [], columns, picture, children }: Props) {
  const on = table.on
  const controls = (
    <div className="plain-editor" style={{ '--columns': columns } as CSSProperties}>
      <div className="row plain-head">
        {on?.kind === 'toggle' && (
          <ParamSwitch param={on} path={[...path, 'on']} undoName={`${undoName} ${midSentence(on.label)}`} />
        )}
        <p className="secondary">{says}</p>
      </div>
      {children}
      <ParamGrid table={table} path={path} undoName={undoName} without={['on', ...without]} />
    </div>
  )
  if (!picture) return controls
  return (
    <div className="pictured-editor">
      {picture}
      {controls}
    </div>
  )
}
