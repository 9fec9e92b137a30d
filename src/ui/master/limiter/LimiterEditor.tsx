import { useState } from 'react'
import { LIMITER } from '../../../params'
import { numberText } from '../../../params/value-text'
import { useSession } from '../../app-context'
import { ParamSegments } from '../../controls/ParamSegments'
import { ParamSwitch } from '../../controls/ParamSwitch'
import { LiveText } from '../../meters/LiveText'
import { ParamGrid } from '../ParamGrid'
import { LimiterScope } from './LimiterScope'
import { LANE, LimiterHistory } from './limiter-history'
import './limiter.css'

const PATH = ['master', 'limiter'] as const

/** The true-peak limiter: always last. */
export function LimiterEditor() {
  const on = useSession(({ session }) => session?.master.limiter.on ?? LIMITER.on.default)
  const ceilingDbtp = useSession(({ session }) => session?.master.limiter.ceilingDbtp ?? LIMITER.ceilingDbtp.default)
  const [history] = useState(() => new LimiterHistory())
  return (
    <div className="plain-editor limiter-editor">
      <div className="row plain-head">
        <ParamSwitch param={LIMITER.on} path={[...PATH, 'on']} undoName="True-peak limiter" />
        <p className="limiter-events secondary grow cut" title="No true peak of the master is above the ceiling">
          <span>
            True peaks held in the last 8 s: <LiveText read={() => String(history.count(LANE.held))} />
          </span>{' '}
          <span>
            over the ceiling: <LiveText read={() => String(history.count(LANE.over))} />
          </span>{' '}
          <span>
            most taken:{' '}
            <LiveText className="taken" read={() => `${numberText(-history.slots.largest(LANE.reductionDb), 1)} dB`} />
          </span>
        </p>
        <div className="row characters">
          <span className="secondary">Character</span>
          <ParamSegments param={LIMITER.character} path={[...PATH, 'character']} undoName="Limiter character" />
        </div>
      </div>
      <LimiterScope history={history} on={on} ceilingDbtp={ceilingDbtp} />
      <ParamGrid table={LIMITER} path={PATH} undoName="Limiter" without={['on', 'character']} />
    </div>
  )
}
