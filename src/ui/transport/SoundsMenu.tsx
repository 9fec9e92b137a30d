import { Button, DialogTrigger, Popover, ToggleButton } from 'react-aria-components'
import { chooseSlot } from '../../commands/choose-slot'
import { useApp, useTransport } from '../app-context'
import type { ListenSlot } from './listen-slots'
import { SavedVersions } from './SavedVersions'
import { SideToggles } from './SideToggles'

interface Props {
  readonly slots: readonly ListenSlot[]
  readonly hasVersions: boolean
}

const HEADS = { song: 'The song', reference: 'References', version: 'Versions and coded files' } as const
const KINDS = ['song', 'reference', 'version'] as const

/** Everything that can be heard, with its number key, and which of the keys A and B hears it. */
export function SoundsMenu({ slots, hasVersions }: Props) {
  return (
    <DialogTrigger>
      <Button className="listen-more" aria-label="All sounds, and which of them are A and B">
        <span className="select-arrow" aria-hidden="true">
          ▾
        </span>
      </Button>
      <Popover className="options sounds" placement="bottom end" aria-label="All sounds">
        {KINDS.map((kind) => (
          <SoundList key={kind} kind={kind} slots={slots.filter((slot) => slot.kind === kind && slot.filled)} />
        ))}
        {hasVersions && <SavedVersions />}
      </Popover>
    </DialogTrigger>
  )
}

function SoundList({ kind, slots }: { kind: keyof typeof HEADS; slots: readonly ListenSlot[] }) {
  if (slots.length === 0) return null
  return (
    <section aria-label={HEADS[kind]}>
      <h3 className="option-head">{HEADS[kind]}</h3>
      <ul>
        {slots.map((slot) => (
          <Sound key={slot.slot} sound={slot} />
        ))}
      </ul>
    </section>
  )
}

function Sound({ sound }: { sound: ListenSlot }) {
  const { slot, kind, label, name, key: number } = sound
  const app = useApp()
  const heard = useTransport((state) => state.slot === slot)
  return (
    <li className="sound row">
      <span className="key" aria-hidden="true">
        {number ?? '·'}
      </span>
      <ToggleButton
        className="toggle sound-hear"
        aria-label={kind === 'reference' ? `Hear ${label}: ${name}` : `Hear ${name}`}
        {...(number ? { 'aria-keyshortcuts': number } : {})}
        isSelected={heard}
        onChange={() => chooseSlot(app, slot)}
      >
        <span className="cut" title={name}>
          {name}
        </span>
      </ToggleButton>
      {heard && (
        <small className="attention" aria-hidden="true">
          heard
        </small>
      )}
      <SideToggles slot={slot} name={kind === 'reference' ? label : name} />
    </li>
  )
}
