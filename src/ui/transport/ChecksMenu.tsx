import { Button, DialogTrigger, Popover, Radio, RadioGroup } from 'react-aria-components'
import { setChecks } from '../../commands/set-audition'
import { CHECK_BANDS, CHECK_CHANNELS, type ListeningChecks, NO_CHECKS } from '../../protocol/listening'
import { useApp, useTransport } from '../app-context'
import { LabelledSwitch } from '../controls/LabelledSwitch'
import { CHANNEL_NAMES, checksOn } from './check-names'

const CHANNEL_KEYS = { stereo: null, mono: 'O', side: 'I', swapped: 'W' } as const

/** Checks for the ears alone. While one is on, its name stands here: nobody shall judge a song in mono unawares. */
export function ChecksMenu() {
  const app = useApp()
  const checks = useTransport((state) => state.checks)
  const on = checksOn(checks)
  const set = (change: Partial<ListeningChecks>) => setChecks(app, change)
  return (
    <DialogTrigger>
      <Button
        className={`button checks-button${on.length > 0 ? ' on' : ''}`}
        aria-label={
          on.length > 0 ? `${shownOn(on)}: listening checks that are on, ${on.join(', ')}` : 'Checks for listening'
        }
      >
        <span className="cut">{shownOn(on)}</span>
        <span className="select-arrow" aria-hidden="true">
          ▾
        </span>
      </Button>
      <Popover className="options checks" placement="bottom end" aria-label="Listening checks">
        <RadioGroup
          className="check-list"
          aria-label="Channels"
          value={checks.channels}
          onChange={(channels) => set({ channels: channels as ListeningChecks['channels'] })}
        >
          {CHECK_CHANNELS.map((id) => (
            <Radio
              key={id}
              value={id}
              className="option"
              aria-label={CHANNEL_NAMES[id]}
              {...(CHANNEL_KEYS[id] ? { 'aria-keyshortcuts': CHANNEL_KEYS[id] } : {})}
            >
              <span className="check-dot" aria-hidden="true" />
              <span className="grow">{CHANNEL_NAMES[id]}</span>
              {CHANNEL_KEYS[id] && (
                <span className="key" aria-hidden="true">
                  {CHANNEL_KEYS[id]}
                </span>
              )}
            </Radio>
          ))}
        </RadioGroup>
        <RadioGroup
          className="check-list"
          aria-label="Band"
          aria-keyshortcuts="F"
          value={checks.band}
          onChange={(band) => set({ band: band as ListeningChecks['band'] })}
        >
          {CHECK_BANDS.map(({ id, label }, index) => (
            <Radio key={id} value={id} className="option" aria-label={label}>
              <span className="check-dot" aria-hidden="true" />
              <span className="grow">{label}</span>
              {index === 0 && (
                <span className="key" aria-hidden="true">
                  F
                </span>
              )}
            </Radio>
          ))}
        </RadioGroup>
        <div className="row spread check-dim">
          <LabelledSwitch name="Dim" text="Dim by 20 dB" isSelected={checks.dim} onChange={(dim) => set({ dim })} />
          <span className="key" aria-hidden="true">
            D
          </span>
        </div>
        <p className="secondary check-note">For your ears only: the export never follows.</p>
        <Button className="button" isDisabled={on.length === 0} onPress={() => set(NO_CHECKS)}>
          All off
        </Button>
      </Popover>
    </DialogTrigger>
  )
}

/** The first by name, the others by their number: all of them are in the button's name and its tooltip. */
function shownOn([first, ...more]: readonly string[]): string {
  if (first === undefined) return 'Checks'
  return more.length > 0 ? `${first} +${more.length}` : first
}
