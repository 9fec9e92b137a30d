import { Button, Radio, RadioGroup } from 'react-aria-components'
import { useStore } from 'zustand'
import { slotGains } from '../../analysis/service-gains'
import { auditionService } from '../../commands/audition-service'
import { chooseSlot } from '../../commands/choose-slot'
import type { DeliveryTarget } from '../../delivery/targets/delivery-target'
import type { MonitorSlot } from '../../protocol/listening'
import { isMatching, slotLoudness } from '../../state/loudness-store'
import { auditionedTarget } from '../../state/service-store'
import { useApp, useLoudness, useSession, useTransport } from '../app-context'
import { numberText } from '../controls/value-text'
import { MonitorLevel } from './MonitorLevel'
import './as-service.css'

const CHOICES: readonly { id: MonitorSlot; label: string; text: string }[] = [
  { id: 'master', label: 'Master', text: 'Master' },
  { id: 'sum', label: 'Plain sum', text: 'Sum' },
  { id: 'rough', label: 'Rough mix', text: 'Rough' },
]

/** What reaches the ears: always at hand, by keys 1 to 4 too. */
export function ListenTo() {
  const app = useApp()
  const slot = useTransport((state) => state.slot)
  const compare = useSession((state) => state.session?.compare)
  const references = compare?.references ?? []
  const choices = [
    ...CHOICES,
    ...references.map(({ id }, index) => ({
      id: `reference:${id}` as const,
      label: index === 0 ? 'Reference' : `Reference ${index + 1}`,
      text: index === 0 ? 'Ref' : `Ref ${index + 1}`,
    })),
  ]
  return (
    <div className="listen-to">
      <div className="row spread">
        <span className="secondary" aria-hidden="true">
          Listen to
        </span>
        <MatchState slot={slot} on={compare?.matchLoudness ?? true} />
      </div>
      <RadioGroup
        className="segments"
        aria-label="Listen to"
        orientation="horizontal"
        value={slot}
        onChange={(value) => chooseSlot(app, value as MonitorSlot)}
      >
        {choices.map(({ id, label, text }, index) => (
          <Radio
            key={id}
            value={id}
            className="segment"
            aria-label={label}
            aria-keyshortcuts={String(index + 1)}
            isDisabled={id === 'rough' && !compare?.rough}
          >
            {text}
          </Radio>
        ))}
      </RadioGroup>
      <MonitorLevel />
    </div>
  )
}

function MatchState({ slot, on }: { slot: MonitorSlot; on: boolean }) {
  const service = useStore(useApp().services, auditionedTarget)
  return service ? <ServiceState slot={slot} service={service} /> : <LoudnessMatch slot={slot} on={on} />
}

/** That nothing is matched, because everything is heard as a service plays it; a press goes back. */
function ServiceState({ slot, service }: { slot: MonitorSlot; service: DeliveryTarget }) {
  const app = useApp()
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

function LoudnessMatch({ slot, on }: { slot: MonitorSlot; on: boolean }) {
  const gainDb = useLoudness((state) => slotLoudness(state, slot).gainDb)
  const matching = useLoudness(isMatching)
  if (!on) return <span className="faint">not matched</span>
  if (matching) return <span className="attention">matching</span>
  return <span className="secondary">matched {numberText(gainDb, 1)} dB</span>
}
