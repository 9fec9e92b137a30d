import type { App } from './app'

/** Goes to a second of the song; before it or after it means its first or last moment. */
export function seek(app: App, seconds: number): void {
  const { session } = app.session.getState()
  const { songFrames } = app.transport.getState()
  if (!session) return
  app.live.seek(Math.round(Math.min(songFrames, Math.max(0, seconds * session.rateHz))))
}

export function seekBy(app: App, seconds: number): void {
  const { session } = app.session.getState()
  if (session) seek(app, app.live.songFrame() / session.rateHz + seconds)
}
