import { Button } from 'react-aria-components'
import { useStore } from 'zustand'
import { slotGains } from '../../analysis/service-gains'
import { auditionService } from '../../commands/audition-service'
import type { DeliveryTarget } from '../../delivery/targets/delivery-target'
import { numberText } from '../../params/value-text'
import type { SessionDoc } from '../../session/document'
import { isMatching, slotLoudness } from '../../state/loudness-store'
import { auditionedTarget } from '../../state/service-store'
import { useApp, useLoudness, useSession, useTransport } from '../app-context'
import './as-service.css'

/** What the monitor does to what is heard so that all are equally loud. */
export function ListenMatch() {
  const service = useStore(useApp().services, auditionedTarget)
  return service ? <ServiceState service={service} /> : <LoudnessMatch />
}

/** That nothing is matched, because everything is heard as a service plays it; a press goes back. */
function ServiceState({ service }: { service: DeliveryTarget }) {
  const app = useApp()
  const slot = useTransport((state) => state.slot)
  const gainDb = useLoudness((state) => slotGains(state, service)[slot] ?? 0)
  return (
    <Button
      className="button quiet as-service"
      aria-label={`Stop hearing as on ${service.name}`}
      onPress={() => auditionService(app, null)}
    >
      <span className="cut">as on {service.name}</span>
      <span>{numberText(gainDb, 1)} dB</span>
      <span aria-hidden="true">×</span>
    </Button>
  )
}

function LoudnessMatch() {
  const slot = useTransport((state) => state.slot)
  const on = useSession((state) => state.session?.compare.matchLoudness ?? true)
  const looped = useSession((state) => state.session !== null && isLooped(state.session))
  const gainDb = useLoudness((state) => slotLoudness(state, slot).gainDb)
  const matching = useLoudness(isMatching)
  if (!on) return <span className="faint">not matched</span>
  if (matching) return <span className="attention">matching</span>
  if (!looped) return <span className="secondary">matched {numberText(gainDb, 1)} dB</span>
  return (
    <span className="secondary" title="Equally loud over the loop">
      <span className="unseen">matched over the </span>
      <span className="listen-loop">loop</span> {numberText(gainDb, 1)} dB
    </span>
  )
}

/** Shorter loops hold no gating block: then it is the song that is matched. */
const SHORTEST_MATCHED_SECONDS = 0.4

function isLooped({ loop }: SessionDoc): boolean {
  return loop.on && loop.endSeconds - loop.startSeconds >= SHORTEST_MATCHED_SECONDS
}
