import type { SessionDoc } from '../session/document'
import type { App } from './app'

/** A loop that is switched on without having been set is this long. */
const NEW_LOOP_SECONDS = 8

export function setLoop(app: App, loop: SessionDoc['loop']): void {
  const { session, edit } = app.session.getState()
  const isSwitched = session !== null && session.loop.on !== loop.on
  edit(isSwitched ? `Loop ${loop.on ? 'on' : 'off'}` : 'Loop', null, [{ path: ['loop'], value: loop }])
}

/** Loops, or goes on; without a loop yet, the next seconds from here become one. */
export function toggleLoop(app: App): void {
  const loop = app.session.getState().session?.loop
  if (!loop) return
  if (loop.on || loop.endSeconds > loop.startSeconds) setLoop(app, { ...loop, on: !loop.on })
  else loopFrom(app)
}

export function loopFrom(app: App): void {
  const place = placeOf(app)
  if (!place) return
  const { loop, now, length } = place
  const end = loop.endSeconds > now ? loop.endSeconds : Math.min(length, now + NEW_LOOP_SECONDS)
  setLoop(app, { on: true, startSeconds: now, endSeconds: end })
}

export function loopTo(app: App): void {
  const place = placeOf(app)
  if (!place) return
  const { loop, now } = place
  const start = loop.startSeconds < now ? loop.startSeconds : Math.max(0, now - NEW_LOOP_SECONDS)
  if (now > start) setLoop(app, { on: true, startSeconds: start, endSeconds: now })
}

function placeOf(app: App) {
  const { session } = app.session.getState()
  if (!session) return null
  const milliseconds = Math.round((app.live.songFrame() / session.rateHz) * 1000)
  return { loop: session.loop, now: milliseconds / 1000, length: app.transport.getState().songFrames / session.rateHz }
}
