import { Button, DialogTrigger, Popover, Radio, RadioGroup } from 'react-aria-components'
import type { SettingsState } from '../../../state/settings-store'
import { useApp, useSettings } from '../../app-context'
import { LabelledSwitch } from '../../controls/LabelledSwitch'

const SHOWS = [
  { id: 'off', label: 'Off' },
  { id: 'after', label: 'After' },
  { id: 'both', label: 'Before and after' },
] as const
const TILTS = ['0', '1.5', '3', '4.5', '6'].map((id) => ({ id, label: id, name: `${id} dB per octave` }))
const SPEEDS = [
  { id: 'slow', label: 'Slow' },
  { id: 'medium', label: 'Medium' },
  { id: 'fast', label: 'Fast' },
] as const

interface Props {
  readonly isOpen: boolean
  onOpenChange(open: boolean): void
}

/** How the live spectrum is drawn: for this person's eyes, on this machine. */
export function SpectrumSettings({ isOpen, onOpenChange }: Props) {
  const app = useApp()
  const { spectrumShows, spectrumTiltDbPerOctave, spectrumSpeed, spectrumOthers } = useSettings((state) => state)
  const set = (change: Partial<SettingsState>) => app.settings.setState(change)
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      <Button className="button quiet small spectrum-button">
        Spectrum
        <span className="select-arrow" aria-hidden="true">
          ▾
        </span>
      </Button>
      <Popover className="options spectrum-settings" placement="bottom start" aria-label="Spectrum settings">
        <Segments
          name="Spectrum shows"
          label="Shows"
          options={SHOWS}
          value={spectrumShows}
          onChange={(id) => set({ spectrumShows: id as SettingsState['spectrumShows'] })}
        />
        <Segments
          name="Spectrum tilt"
          label="Tilt, dB per octave"
          options={TILTS}
          value={String(spectrumTiltDbPerOctave)}
          onChange={(id) => set({ spectrumTiltDbPerOctave: Number(id) })}
        />
        <p className="secondary">Pink noise is flat at 3, most music at 4.5.</p>
        <Segments
          name="Spectrum speed"
          label="Falls"
          options={SPEEDS}
          value={spectrumSpeed}
          onChange={(id) => set({ spectrumSpeed: id as SettingsState['spectrumSpeed'] })}
        />
        <LabelledSwitch
          name="Other stems"
          text="Other stems as lines"
          isSelected={spectrumOthers}
          onChange={(on) => set({ spectrumOthers: on })}
        />
      </Popover>
    </DialogTrigger>
  )
}

interface SegmentsProps {
  readonly name: string
  readonly label: string
  readonly options: readonly { readonly id: string; readonly label: string; readonly name?: string }[]
  readonly value: string
  onChange(id: string): void
}

function Segments({ name, label, options, value, onChange }: SegmentsProps) {
  return (
    <RadioGroup
      className="spectrum-setting"
      aria-label={name}
      orientation="horizontal"
      value={value}
      onChange={onChange}
    >
      <span className="secondary" aria-hidden="true">
        {label}
      </span>
      <span className="segments">
        {options.map((option) => (
          <Radio key={option.id} value={option.id} className="segment" aria-label={option.name}>
            {option.label}
          </Radio>
        ))}
      </span>
    </RadioGroup>
  )
}
