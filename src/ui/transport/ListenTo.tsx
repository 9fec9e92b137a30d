import { Radio, RadioGroup } from 'react-aria-components'
import { chooseSlot } from '../../commands/choose-slot'
import { isMatching } from '../../state/loudness-store'
import type { MonitorSlot } from '../../state/transport-store'
import { useApp, useLoudness, useSession, useTransport } from '../app-context'
import { numberText } from '../controls/value-text'
import { MonitorLevel } from './MonitorLevel'

const CHOICES: readonly { id: MonitorSlot; label: string; text: string }[] = [
  { id: 'master', label: 'Master', text: 'Master' },
  { id: 'sum', label: 'Plain sum', text: 'Sum' },
  { id: 'rough', label: 'Rough mix', text: 'Rough' },
  { id: 'reference', label: 'Reference', text: 'Ref' },
]

/** What reaches the ears: always at hand, by keys 1 to 4 too. */
export function ListenTo() {
  const app = useApp()
  const slot = useTransport((state) => state.slot)
  const compare = useSession((state) => state.session?.compare)
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
        {CHOICES.map(({ id, label, text }, index) => (
          <Radio
            key={id}
            value={id}
            className="segment"
            aria-label={label}
            aria-keyshortcuts={String(index + 1)}
            isDisabled={(id === 'rough' || id === 'reference') && !compare?.[id]}
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
  const gainDb = useLoudness((state) => state[slot].gainDb)
  const matching = useLoudness(isMatching)
  if (!on) return <span className="faint">not matched</span>
  if (matching) return <span className="attention">matching</span>
  return <span className="secondary">matched {numberText(gainDb, 1)} dB</span>
}
