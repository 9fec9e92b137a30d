import type { COMPRESSOR, CompressorSettings, GLUE } from '../../../params'
import type { Path } from '../../../state/document-path'
import { midSentence } from '../../controls/mid-sentence'
import { ParamSwitch } from '../../controls/ParamSwitch'
import { GainReductionHistory } from '../../meters/GainReductionHistory'
import type { MeterSource } from '../../meters/meter-source'
import { ParamGrid } from '../ParamGrid'
import { TransferCurve } from './TransferCurve'

interface Props {
  readonly table: typeof COMPRESSOR | typeof GLUE
  readonly settings: CompressorSettings
  readonly path: Path
  readonly undoName: string
  readonly meter: MeterSource
}

/** A compressor: what it does to a level, what it is doing now, and its controls. */
export function CompressorEditor({ table, settings, path, undoName, meter }: Props) {
  return (
    <div className="compressor-editor">
      <TransferCurve settings={settings} />
      <div className="compressor-side">
        <div className="row spread">
          <ParamSwitch
            param={table.on}
            path={[...path, 'on']}
            undoName={`${undoName} ${midSentence(table.on.label)}`}
          />
          <span className="faint">Gain reduction, last 8 s</span>
        </div>
        <GainReductionHistory source={meter} />
        <ParamGrid table={table} path={path} undoName={undoName} without={['on']} />
      </div>
    </div>
  )
}
