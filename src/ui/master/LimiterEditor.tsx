import { LIMITER } from '../../params'
import { ParamSwitch } from '../controls/ParamSwitch'
import { GainReductionHistory } from '../meters/GainReductionHistory'
import { ParamGrid } from './ParamGrid'

const PATH = ['master', 'limiter'] as const

/** The true-peak limiter: always last. */
export function LimiterEditor() {
  return (
    <div className="plain-editor">
      <div className="row plain-head">
        <ParamSwitch param={LIMITER.on} path={[...PATH, 'on']} undoName="True-peak limiter" />
        <p className="secondary grow">Last in the chain: no true peak of the master is above the ceiling.</p>
        <span className="faint">Gain reduction, last 8 s</span>
      </div>
      <GainReductionHistory source={{ kind: 'limiter' }} />
      <ParamGrid table={LIMITER} path={PATH} undoName="Limiter" without={['on']} />
    </div>
  )
}
