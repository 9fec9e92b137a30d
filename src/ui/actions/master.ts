import type { App } from '../../commands/app'
import { goToPeak, goToSpan, loopSpan } from '../../commands/go-to-place'
import { resetLoudness } from '../../commands/reset-loudness'
import { setParameter } from '../../commands/set-parameter'
import type { MasterProcessor } from '../../params'
import { numberText, timeText } from '../../params/value-text'
import { masterLoudness } from '../../state/loudness-store'
import { MASTER_PROCESSORS } from '../master/processors'
import { clearClips, clipLatches } from '../meters/clip-latches'
import type { Action } from './action'
import { withSong, withSound } from './conditions'
import { openProcessor } from './strip-processors'

/** The master chain, and the places of the finished song. */
export function masterActions(app: App): Action[] {
  const { session } = app.session.getState()
  const processors = Object.keys(MASTER_PROCESSORS) as MasterProcessor[]
  const opened = processors.map((processor): Action => {
    const { label } = MASTER_PROCESSORS[processor]
    return {
      ...{ id: `master.open-${processor}`, label: `Master: ${label}`, group: 'Master', ...withSong },
      alsoCalled: ['chain', 'bus', 'open'],
      run: (now) => openProcessor(now, { host: 'master', processor }),
    }
  })
  const switched = processors.flatMap((processor): Action[] => {
    const settings: object = session?.master[processor] ?? {}
    if (!('on' in settings)) return []
    const { label } = MASTER_PROCESSORS[processor]
    const on = settings.on === true
    const run = (now: App) => setParameter(now, ['master', processor, 'on'], !on, `Master ${label.toLowerCase()}`)
    return [
      {
        ...{ id: `master.switch-${processor}`, label: `Master: ${label} ${on ? 'off' : 'on'}`, group: 'Master' },
        ...{ deep: true, run },
      },
    ]
  })
  return [...opened, ...switched, ...places(app), RESET, CLEAR_OVERS]
}

const RESET: Action = {
  id: 'master.reset-loudness',
  label: 'Count the playing loudness anew',
  group: 'Master',
  alsoCalled: ['reset', 'meters', 'maxima', 'integrated'],
  ...withSound,
  run: resetLoudness,
}

const CLEAR_OVERS: Action = {
  id: 'master.clear-overs',
  label: 'Clear all overs',
  group: 'Master',
  alsoCalled: ['clip', 'clipping', 'latches', 'lights', 'reset', 'meters'],
  needs: 'Nothing went over full scale',
  isEnabled: () => Object.keys(clipLatches.getState()).length > 0,
  run: clearClips,
}

/** Where the song is loudest, and where its highest true peaks are. */
function places(app: App): Action[] {
  const { figures } = masterLoudness(app.loudness.getState())
  const rateHz = app.session.getState().session?.rateHz ?? 48_000
  const { loudest = null, peaks = [] } = figures ?? {}
  const time = (frame: number) => timeText(frame / rateHz, 1)
  const place = (id: string, label: string, run: (app: App) => void): Action => ({
    ...{ id: `master.place-${id}`, label, group: 'Master', deep: true, run },
    alsoCalled: ['seek', 'go to', 'loudness', 'maximum'],
  })
  return [
    ...(loudest
      ? [
          place('loudest', `Go to the loudest 3 s, ${time(loudest.startFrame)}`, (now) => goToSpan(now, loudest)),
          place('loop-loudest', `Loop the loudest 3 s, ${time(loudest.startFrame)}`, (now) => loopSpan(now, loudest)),
        ]
      : []),
    ...peaks.map((peak, index) =>
      place(`peak-${index}`, `Go to true peak ${numberText(peak.dbtp, 1)} dBTP, ${time(peak.frame)}`, (now) =>
        goToPeak(now, peak),
      ),
    ),
  ]
}
