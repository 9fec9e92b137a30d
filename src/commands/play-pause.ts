import { say } from '../state/notice-store'
import type { App } from './app'
import { failureText } from './message-of'

/** Plays from where the song stands, or stops there. */
export async function playPause(app: App): Promise<void> {
  if (app.transport.getState().playing) {
    app.live.pause()
    return
  }
  if (app.transport.getState().songFrames === 0) return
  try {
    await app.live.play()
  } catch (error) {
    say(
      app.notices,
      'error',
      failureText('The song cannot be played', error, 'Nothing is lost: try again, or reload the page.'),
    )
  }
}
