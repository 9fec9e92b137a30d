import type { App } from '../../commands/app'
import { chooseSide, chooseSlot, filledSlots, switchSides } from '../../commands/choose-slot'
import { sayLoudness } from '../../commands/say-loudness'
import { sayPosition } from '../../commands/say-position'
import { setChecks } from '../../commands/set-audition'
import { nextBand, toggleChannels } from '../../commands/set-checks'
import { slotLabel } from '../../commands/slot-label'
import type { CheckChannels } from '../../protocol/listening'
import { auditionByKey } from '../master/audition-key'
import { sayHeard } from '../native/say-heard'
import type { Action } from './action'
import { withSound } from './conditions'

const listen = (id: string, label: string, keys: readonly string[], rest: Pick<Action, 'run'> & Partial<Action>) =>
  ({ id: `listen.${id}`, label, group: 'Listen', keys, ...rest }) satisfies Action

/** In a blind test nothing is told, and nothing is chosen by its name. */
const isOpen = (app: App): boolean => !app.transport.getState().blind

const slot = (number: number): Action =>
  listen(`slot-${number}`, `Listen to sound ${number}`, [String(number)], {
    alsoCalled: ['hear', 'slot', 'compare'],
    labelNow: (app) => `Listen to ${slotLabel(app, filledSlots(app)[number - 1] ?? 'master')}`,
    isEnabled: (app) => isOpen(app) && app.transport.getState().songFrames > 0 && number <= filledSlots(app).length,
    run: (app) => {
      const chosen = filledSlots(app)[number - 1]
      if (chosen) chooseSlot(app, chosen)
    },
  })

const channels = (id: Exclude<CheckChannels, 'stereo'>, label: string, key: string): Action =>
  listen(`check-${id}`, label, [key], {
    alsoCalled: ['check', 'monitor', 'channels'],
    labelNow: (app) => `${label}${app.transport.getState().checks.channels === id ? ': off' : ''}`,
    run: (app) => toggleChannels(app, id),
  })

/** What reaches the ears: none of it is exported. */
export const LISTEN: readonly Action[] = [
  ...Array.from({ length: 9 }, (_, index) => slot(index + 1)),
  listen('side-a', 'Hear side A', ['a'], { ...withSound, run: (app) => chooseSide(app, 'a') }),
  listen('side-b', 'Hear side B', ['b'], { ...withSound, run: (app) => chooseSide(app, 'b') }),
  listen('switch', 'Switch between A and B', ['x'], {
    ...withSound,
    alsoCalled: ['compare', 'toggle'],
    run: switchSides,
  }),
  listen('bypass', 'Hear the processor bypassed, as loud', ['p'], {
    ...withSound,
    alsoCalled: ['without', 'before', 'matched bypass'],
    run: (app) => auditionByKey(app, 'bypass'),
  }),
  listen('delta', 'Hear what the processor changes', ['c'], {
    ...withSound,
    alsoCalled: ['delta', 'difference'],
    run: (app) => auditionByKey(app, 'delta'),
  }),
  channels('mono', 'Check in mono', 'o'),
  channels('side', 'Check the side only', 'i'),
  channels('swapped', 'Check with sides swapped', 'w'),
  listen('check-band', 'Check the next band', ['f'], {
    alsoCalled: ['phone', 'small speaker', 'bass', 'filter'],
    run: nextBand,
  }),
  listen('dim', 'Dim by 20 dB', ['d'], {
    alsoCalled: ['quiet', 'monitor level'],
    labelNow: (app) => (app.transport.getState().checks.dim ? 'Dim off' : 'Dim by 20 dB'),
    run: (app) => setChecks(app, { dim: !app.transport.getState().checks.dim }),
  }),
  listen('say-loudness', 'Say the loudness (screen reader)', ['r'], {
    alsoCalled: ['read out', 'screen reader', 'announce', 'LUFS', 'true peak'],
    run: sayLoudness,
  }),
  listen('say-position', 'Say where the song is (screen reader)', ['t'], {
    alsoCalled: ['read out', 'screen reader', 'announce', 'time'],
    run: sayPosition,
  }),
  listen('say-heard', 'Say what is heard (screen reader)', ['y'], {
    alsoCalled: ['read out', 'screen reader', 'announce', 'slot', 'checks'],
    run: sayHeard,
  }),
]
