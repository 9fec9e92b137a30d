import { sectionAt, sectionName } from '../session/section-list'
import { announce } from '../state/announcement-store'
import type { App } from './app'

type Needs = Pick<App, 'announcements' | 'session' | 'transport' | 'live'>

/** Has the screen reader say where the song stands, in what part of it, and whether it plays. */
export function sayPosition(app: Needs): void {
  const { session } = app.session.getState()
  const { playing, songFrames } = app.transport.getState()
  if (!session || songFrames === 0) {
    announce(app.announcements, 'There is no song yet.')
    return
  }
  const seconds = app.live.songFrame() / session.rateHz
  const index = sectionAt(session.sections, seconds)
  const said = [
    playing ? 'Playing' : 'Paused',
    `${spokenTime(seconds)} of ${spokenTime(songFrames / session.rateHz)}`,
    index >= 0 && `in ${sectionName(session.sections, index)}`,
    session.loop.on &&
      `looping from ${spokenTime(session.loop.startSeconds)} to ${spokenTime(session.loop.endSeconds)}`,
  ].filter((part) => part !== false)
  announce(app.announcements, `${said.join(', ')}.`)
}

/** "1 minute 5 seconds": figures with a colon are read as the time of day. */
export function spokenTime(seconds: number): string {
  const whole = Math.floor(Math.max(0, seconds))
  const minutes = Math.floor(whole / 60)
  const rest = whole % 60
  const secondsText = `${rest} ${rest === 1 ? 'second' : 'seconds'}`
  return minutes === 0 ? secondsText : `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} ${secondsText}`
}
