import { chooseProcessor } from '../../commands/choose-processor'
import { FADES, GLUE, LIMITER, type MasterSettings } from '../../params'
import type { MasterProcessor } from '../../state/view-store'
import { useApp, useSession } from '../app-context'
import { GainReductionHistory } from '../meters/GainReductionHistory'
import { CompressorEditor } from './CompressorEditor'
import { EqEditor } from './EqEditor'
import { ParamGrid } from './ParamGrid'
import { ProcessorTabs } from './ProcessorTabs'
import { SoloNotice } from './SoloNotice'
import { useMasterResponse } from './use-response'

const MASTER_PROCESSORS: readonly { id: MasterProcessor; label: string }[] = [
  { id: 'eq', label: 'Equaliser' },
  { id: 'glue', label: 'Glue compressor' },
  { id: 'fades', label: 'Fades' },
  { id: 'limiter', label: 'True-peak limiter' },
]

/** The master's processors, large, in the order in which the sound passes them. */
export function MasterEditor({ processor }: { processor: MasterProcessor }) {
  const app = useApp()
  const master = useSession((state) => state.session?.master)
  if (!master) return null
  return (
    <section className="editor" aria-label="Master processors">
      <div className="editor-head row">
        <span className="dot accent" />
        <h2 className="editor-name plain">Master</h2>
        <ProcessorTabs
          options={MASTER_PROCESSORS}
          value={processor}
          onChange={(id) => chooseProcessor(app, { host: 'master', processor: id })}
        />
        <SoloNotice />
      </div>
      {processor === 'eq' && <MasterEq master={master} />}
      {processor === 'glue' && (
        <CompressorEditor
          table={GLUE}
          settings={master.glue}
          path={['master', 'glue']}
          undoName="Master glue"
          meter={{ kind: 'glue' }}
        />
      )}
      {processor === 'fades' && (
        <div className="plain-editor">
          <p className="secondary">Where the master begins and ends in the song, and how it comes and goes.</p>
          <ParamGrid table={FADES} path={['master', 'fades']} undoName="Master" />
        </div>
      )}
      {processor === 'limiter' && (
        <div className="plain-editor">
          <div className="row spread">
            <p className="secondary">Last in the chain: no true peak of the master is above the ceiling.</p>
            <span className="faint">Gain reduction, last 8 s</span>
          </div>
          <GainReductionHistory source={{ kind: 'limiter' }} />
          <ParamGrid table={LIMITER} path={['master', 'limiter']} undoName="Limiter" />
        </div>
      )}
    </section>
  )
}

function MasterEq({ master }: { master: MasterSettings }) {
  const response = useMasterResponse(master, 320)
  return <EqEditor response={response} eq={master.eq} path={['master', 'eq']} undoName="Master" />
}
