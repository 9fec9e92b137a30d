import { useStore } from 'zustand'
import { chooseProcessor } from '../../commands/choose-processor'
import { LIMITER, type MasterSettings } from '../../params'
import type { MasterProcessor } from '../../state/view-store'
import { useApp, useSession, useView } from '../app-context'
import { ParamSlider } from '../controls/ParamSlider'
import { numberText } from '../controls/value-text'
import { GainReductionMeter } from '../meters/GainReductionMeter'

/** The master's processors in order, and of the limiter what is needed most. */
export function MasterChain() {
  const app = useApp()
  const master = useSession((state) => state.session?.master)
  const latencyMs = useStore(app.live.facts, (state) => state.latencyMs)
  if (!master) return null
  return (
    <section aria-label="Master chain" className="chain">
      <div className="row spread">
        <span className="secondary">Master chain</span>
        {latencyMs !== null && <span className="faint">latency {numberText(latencyMs, 1)} ms</span>}
      </div>
      <ChainLink id="eq" name="Equaliser" on={master.eq.on} state={eqText(master)} />
      <ChainLink id="glue" name="Glue compressor" on={master.glue.on} state={master.glue.on ? 'on' : 'off'} />
      <ChainLink id="fades" name="Fades" on={hasFades(master)} state={hasFades(master) ? 'set' : 'none'} />
      <ChainLink
        id="limiter"
        name="True-peak limiter"
        on={master.limiter.on}
        state={master.limiter.on ? `${numberText(master.limiter.ceilingDbtp, 1)} dBTP` : 'off'}
      />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset's legend would be drawn */}
      <div role="group" aria-label="Limiter" className="limiter-group">
        <ParamSlider param={LIMITER.driveDb} path={['master', 'limiter', 'driveDb']} undoName="Limiter drive" />
        <ParamSlider
          param={LIMITER.ceilingDbtp}
          path={['master', 'limiter', 'ceilingDbtp']}
          undoName="Limiter ceiling"
        />
        <div className="row limiter-now">
          <span className="faint">Limiting</span>
          <GainReductionMeter source={{ kind: 'limiter' }} />
        </div>
      </div>
    </section>
  )
}

interface LinkProps {
  readonly id: MasterProcessor
  readonly name: string
  readonly on: boolean
  readonly state: string
}

function ChainLink({ id, name, on, state }: LinkProps) {
  const app = useApp()
  const chosen = useView(
    (view) => view.tab === 'master' && view.chosen.host === 'master' && view.chosen.processor === id,
  )
  return (
    <button
      type="button"
      className={`chain-link${chosen ? ' chosen' : ''}`}
      aria-pressed={chosen}
      onClick={() => {
        app.view.setState({ tab: 'master' })
        chooseProcessor(app, { host: 'master', processor: id })
      }}
    >
      <span className={on ? 'state-dot on' : 'state-dot'} />
      <span className="grow">{name}</span>
      <span className="secondary">{state}</span>
    </button>
  )
}

function eqText({ eq }: MasterSettings): string {
  if (!eq.on) return 'off'
  const bands = eq.bands.filter((band) => band.on).length
  return bands === 0 ? 'flat' : bands === 1 ? '1 band' : `${bands} bands`
}

function hasFades({ fades }: MasterSettings): boolean {
  return Object.values(fades).some((seconds) => seconds > 0)
}
