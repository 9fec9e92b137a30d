import type { COMPRESSOR, CompressorSettings, GLUE } from '../../../params'
import { numberText } from '../../../params/value-text'
import type { Path } from '../../../state/document-path'
import { useApp } from '../../app-context'
import { midSentence } from '../../controls/mid-sentence'
import { ParamSwitch } from '../../controls/ParamSwitch'
import { GainReductionHistory } from '../../meters/GainReductionHistory'
import { LiveText } from '../../meters/LiveText'
import { type MeterSource, readGainReductionDb } from '../../meters/meter-source'
import { ParamGrid } from '../ParamGrid'
import { CompressorLevels } from './CompressorLevels'
import { TransferCurve } from './TransferCurve'
import './compressor.css'

interface Props {
  readonly table: typeof COMPRESSOR | typeof GLUE
  readonly settings: CompressorSettings
  readonly path: Path
  readonly undoName: string
  readonly meter: MeterSource
}

/** A compressor: what it does to a level, what it is doing now, and its controls. */
export function CompressorEditor({ table, settings, path, undoName, meter }: Props) {
  const app = useApp()
  const tied = { table, path, undoName }
  return (
    <div className="compressor-editor with-levels">
      <TransferCurve {...tied} settings={settings} meter={meter} />
      <CompressorLevels meter={meter} />
      <div className="compressor-side">
        <div className="row spread">
          <ParamSwitch
            param={table.on}
            path={[...path, 'on']}
            undoName={`${undoName} ${midSentence(table.on.label)}`}
          />
          <span className="secondary reduction-now">
            Gain reduction{' '}
            <LiveText
              read={() => `${numberText(-readGainReductionDb(app, meter), 1)} dB`}
              className="reduction-figure"
            />
          </span>
        </div>
        <GainReductionHistory source={meter} />
        <ParamGrid {...tied} without={['on']} />
      </div>
    </div>
  )
}
