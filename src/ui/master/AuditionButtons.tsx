import { ToggleButton } from 'react-aria-components'
import { chooseSlot } from '../../commands/choose-slot'
import { isSamePlace, toggleAudition } from '../../commands/set-audition'
import type { ProcessorPlace } from '../../protocol/listening'
import type { Audition } from '../../state/transport-store'
import { useApp, useTransport } from '../app-context'
import { BypassIcon, ChangeIcon } from './audition-icons'
import { canAudition } from './can-audition'

interface Props {
  readonly place: ProcessorPlace
  /** Whether the processor does anything: what does not has nothing to be judged by. */
  readonly isOn: boolean
}

/** The song without this processor, as loud as with it; or what the processor changes, alone. */
export function AuditionButtons({ place, isOn }: Props) {
  return (
    <div className="audition-buttons">
      {canAudition('bypass', place) && (
        <AuditionButton kind="bypass" name="Hear bypassed" text="Bypassed" shortcut="P" {...{ place, isOn }} />
      )}
      {canAudition('delta', place) && (
        <AuditionButton kind="delta" name="Hear what it changes" text="Changes" shortcut="C" {...{ place, isOn }} />
      )}
    </div>
  )
}

interface ButtonProps extends Props {
  readonly kind: Audition['kind']
  readonly name: string
  readonly text: string
  readonly shortcut: string
}

function AuditionButton({ kind, name, text, shortcut, place, isOn }: ButtonProps) {
  const app = useApp()
  const heard = useTransport(
    ({ audition }) => audition?.on === true && audition.kind === kind && isSamePlace(audition.place, place),
  )
  const blind = useTransport((state) => state.blind)
  const Icon = kind === 'bypass' ? BypassIcon : ChangeIcon
  return (
    <span title={`${name} (${shortcut}): for your ears only`}>
      <ToggleButton
        className="toggle audition"
        aria-label={name}
        aria-keyshortcuts={shortcut}
        isSelected={heard}
        isDisabled={blind || (!isOn && !heard)}
        onChange={() => {
          // It is the master that is judged.
          if (!heard) chooseSlot(app, 'master')
          toggleAudition(app, kind, place)
        }}
      >
        <Icon />
        <span className="audition-text">{text}</span>
      </ToggleButton>
    </span>
  )
}
