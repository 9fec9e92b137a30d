import type { App } from '../../commands/app'
import type { SettingsState } from '../../state/settings-store'
import type { Action } from './action'

interface Choice<K extends keyof SettingsState> {
  readonly value: SettingsState[K]
  readonly label: string
}

/** One action for each value that a setting can have, but the present one. */
function choices<K extends keyof SettingsState>(
  app: App,
  setting: K,
  options: readonly Choice<K>[],
  alsoCalled: readonly string[],
): Action[] {
  const now = app.settings.getState()[setting]
  return options
    .filter(({ value }) => value !== now)
    .map(({ value, label }) => ({
      ...{ id: `view.${setting}-${value}`, label, group: 'View and help', alsoCalled },
      run: ({ settings }) => settings.setState({ [setting]: value } as Pick<SettingsState, K>),
    }))
}

/** What somebody sets for their own eyes and ears. */
export function viewActions(app: App): Action[] {
  return [
    ...choices(
      app,
      'theme',
      [
        { value: 'dark', label: 'Dark theme' },
        { value: 'light', label: 'Light theme' },
        { value: 'system', label: 'Theme of the computer' },
      ],
      ['colours', 'appearance', 'mode'],
    ),
    ...choices(
      app,
      'earBreaks',
      [
        { value: true, label: 'Remind me of ear breaks' },
        { value: false, label: 'No reminders of ear breaks' },
      ],
      ['rest', 'pause', '45 minutes', 'on', 'off'],
    ),
    ...choices(
      app,
      'spectrumShows',
      [
        { value: 'both', label: 'Spectrum: before and after' },
        { value: 'after', label: 'Spectrum: after only' },
        { value: 'off', label: 'Spectrum off' },
      ],
      ['analyser', 'equaliser'],
    ),
    ...choices(
      app,
      'spectrumOthers',
      [
        { value: true, label: 'Show the other stems in the spectrum' },
        { value: false, label: 'Hide the other stems in the spectrum' },
      ],
      ['analyser', 'masking', 'overlay'],
    ),
    ...choices(
      app,
      'spectrumSpeed',
      [
        { value: 'slow', label: 'Spectrum: slow' },
        { value: 'medium', label: 'Spectrum: medium speed' },
        { value: 'fast', label: 'Spectrum: fast' },
      ],
      ['analyser', 'smooth'],
    ),
    ...choices(
      app,
      'spectrumTiltDbPerOctave',
      [0, 3, 4.5, 6].map((value) => ({ value, label: `Spectrum: tilt of ${value} dB per octave` })),
      ['analyser', 'slope', 'pink'],
    ),
  ]
}
