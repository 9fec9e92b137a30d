import { LIMITER } from '../../../params'
import { ParamSegments } from '../../controls/ParamSegments'
import { ParamSwitch } from '../../controls/ParamSwitch'
import { GainReductionHistory } from '../../meters/GainReductionHistory'
import { ParamGrid } from '../ParamGrid'

const PATH = ['master', 'limiter'] as const

/** The true-peak limiter: always last. */
export function LimiterEditor() {
  return (
    <div className="plain-editor limiter-editor">
      <div className="row plain-head">
        <ParamSwitch param={LIMITER.on} path={[...PATH, 'on']} undoName="True-peak limiter" />
        <p className="secondary grow cut">Last in the chain: no true peak of the master is above the ceiling.</p>
        <div className="row characters" title={LIMITER.character.help}>
          <span className="secondary">Character</span>
          <ParamSegments param={LIMITER.character} path={[...PATH, 'character']} undoName="Limiter character" />
        </div>
      </div>
      <GainReductionHistory source={{ kind: 'limiter' }} />
      <ParamGrid table={LIMITER} path={PATH} undoName="Limiter" without={['on', 'character']} />
    </div>
  )
}
