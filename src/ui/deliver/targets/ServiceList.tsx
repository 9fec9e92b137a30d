import { useState } from 'react'
import { Button } from 'react-aria-components'
import { useStore } from 'zustand'
import type { DeliveryTarget } from '../../../delivery/targets/delivery-target'
import { numberText } from '../../../params/value-text'
import { masterLoudness } from '../../../state/loudness-store'
import { useApp, useLoudness } from '../../app-context'
import { ServiceRow } from './ServiceRow'

/** What each service will do to this master, and what rules ask of it. */
export function ServiceList() {
  const app = useApp()
  const file = useStore(app.services, (state) => state.file)
  const error = useStore(app.services, (state) => state.error)
  const [showsRules, setShowsRules] = useState(false)
  if (error) return <p className="failed">{error}</p>
  if (!file) return null
  const isService = ({ kind }: DeliveryTarget) => kind === 'streaming'
  const services = file.targets.filter(isService)
  const rules = file.targets.filter((target) => !isService(target))
  return (
    <div className="service-lists">
      <div className="row spread">
        <h3 id="services-heading">What services do to this master</h3>
        <MasterNow />
      </div>
      <ul aria-labelledby="services-heading" className="service-list">
        {services.map((target) => (
          <ServiceRow key={target.id} target={target} />
        ))}
      </ul>
      {rules.length > 0 && (
        <>
          <Button
            className="button quiet service-more"
            aria-expanded={showsRules}
            onPress={() => setShowsRules(!showsRules)}
          >
            <span aria-hidden="true">{showsRules ? '▾' : '▸'}</span>
            What broadcasters and others ask for
          </Button>
          {showsRules && (
            <ul aria-label="What broadcasters and others ask for" className="service-list">
              {rules.map((target) => (
                <ServiceRow key={target.id} target={target} />
              ))}
            </ul>
          )}
        </>
      )}
    </div>
  )
}

/** The figures that the sentences below are about; faint while newer ones are on their way. */
function MasterNow() {
  const { status, figures } = useLoudness(masterLoudness)
  if (!figures) return <span className="secondary">{status === 'absent' ? 'no master yet' : 'measuring'}</span>
  return (
    <span className={status === 'measuring' ? 'faint' : 'secondary'}>
      {numberText(figures.integratedLufs, 1)} LUFS, {numberText(figures.truePeakDbtp, 1)} dBTP
    </span>
  )
}
