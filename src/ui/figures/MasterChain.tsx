import { useStore } from 'zustand'
import { LIMITER, type MasterSettings } from '../../params'
import { numberText } from '../../params/value-text'
import { useApp, useSession } from '../app-context'
import { ParamSlider } from '../controls/ParamSlider'
import { GainReductionMeter } from '../meters/GainReductionMeter'
import { ChainLink } from './ChainLink'
import { OrderedLinks } from './OrderedLinks'
import './chain.css'

/** The master's processors in the order of the signal, and of the limiter what is needed most. */
export function MasterChain() {
  const app = useApp()
  const master = useSession((state) => state.session?.master)
  const latencyMs = useStore(app.live.facts, (state) => state.latencyMs)
  if (!master) return null
  return (
    <section aria-label="Master chain" className="chain">
      {latencyMs !== null && <span className="chain-latency faint">latency {numberText(latencyMs, 1)} ms</span>}
      <Links master={master} />
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

function Links({ master }: { master: MasterSettings }) {
  return (
    <div className="chain-links">
      <ChainLink id="reverb" master={master} note="Comes back into the sum of the strips, before the others." />
      <OrderedLinks master={master} />
      <ChainLink id="fades" master={master} note="Always after the processors whose order is free." />
      <ChainLink id="limiter" master={master} note="Always last, so that nothing comes above its ceiling." />
    </div>
  )
}
