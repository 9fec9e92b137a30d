import { CHECK_BANDS, type CheckChannels } from '../protocol/listening'
import type { App } from './app'
import { setChecks } from './set-audition'

/** Keys O, I and W: the channels so, or as they are. */
export function toggleChannels(app: App, channels: Exclude<CheckChannels, 'stereo'>): void {
  const { checks } = app.transport.getState()
  setChecks(app, { channels: checks.channels === channels ? 'stereo' : channels })
}

/** Key F: the next band, and after the last one the full range again. */
export function nextBand(app: App): void {
  const { band } = app.transport.getState().checks
  const at = CHECK_BANDS.findIndex(({ id }) => id === band)
  setChecks(app, { band: (CHECK_BANDS[(at + 1) % CHECK_BANDS.length] ?? CHECK_BANDS[0]).id })
}
