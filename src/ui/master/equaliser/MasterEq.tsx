import { useStore } from 'zustand'
import { MASTER_EQ, type MasterSettings } from '../../../params'
import { numberText } from '../../../params/value-text'
import { useApp } from '../../app-context'
import { ParamSegments } from '../../controls/ParamSegments'
import { EqBands } from './EqBands'
import { EqEditor } from './EqEditor'
import { useMasterResponse } from './use-response'

const PATH = ['master', 'eq'] as const
const PLACE = { host: 'master', processor: 'eq' } as const

/** The master's equaliser: each band on both channels, the middle or the side; minimum or linear phase. */
export function MasterEq({ master }: { master: MasterSettings }) {
  const app = useApp()
  const responses = useMasterResponse(master, 320)
  const latencyMs = useStore(app.live.facts, (state) => state.latencyMs)
  return (
    <EqEditor
      responses={responses}
      eq={master.eq}
      path={PATH}
      undoName="Master"
      place={PLACE}
      hue="--accent"
      tools={
        <>
          <div className="row eq-phase">
            <span className="secondary">Phase</span>
            <ParamSegments param={MASTER_EQ.phase} path={[...PATH, 'phase']} undoName="Master equaliser phase" />
          </div>
          {latencyMs !== null && <span className="faint">Latency of the master {numberText(latencyMs, 1)} ms</span>}
        </>
      }
    >
      <EqBands eq={master.eq} path={PATH} undoName="Master" place={PLACE} />
    </EqEditor>
  )
}
