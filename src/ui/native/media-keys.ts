import type { App } from '../../commands/app'
import { playPause } from '../../commands/play-pause'
import { seek, seekBy } from '../../commands/seek'

type Needs = Pick<App, 'session' | 'transport' | 'live' | 'notices'>

const STEP_SECONDS = 5
/** The system counts on by itself: it is told of what it cannot know, which is a leap of more than this. */
const LEAP_SECONDS = 1

/** The keys of the keyboard, the headphones and the lock screen: what they do, what is said there, where the song is. */
export function followMediaKeys(app: App): () => void {
  const { mediaSession } = navigator
  if (!mediaSession) return () => {}
  const handlers = mediaHandlers(app)
  for (const [action, handler] of handlers) setHandler(mediaSession, action, handler)
  const stops = [followTitle(app, mediaSession), followPosition(app, mediaSession)]
  return () => {
    for (const [action] of handlers) setHandler(mediaSession, action, null)
    for (const stop of stops) stop()
    mediaSession.metadata = null
    mediaSession.playbackState = 'none'
  }
}

function mediaHandlers(app: App): [MediaSessionAction, MediaSessionActionHandler][] {
  const isPlaying = () => app.transport.getState().playing
  const pause = () => {
    if (isPlaying()) void playPause(app)
  }
  return [
    ['play', () => void (isPlaying() || playPause(app))],
    ['pause', pause],
    [
      'stop',
      () => {
        pause()
        seek(app, 0)
      },
    ],
    ['seekbackward', ({ seekOffset }) => seekBy(app, -(seekOffset ?? STEP_SECONDS))],
    ['seekforward', ({ seekOffset }) => seekBy(app, seekOffset ?? STEP_SECONDS)],
    ['seekto', ({ seekTime }) => seek(app, seekTime ?? 0)],
    ['previoustrack', () => seek(app, 0)],
  ]
}

/** A browser that does not know an action throws. */
function setHandler(
  session: MediaSession,
  action: MediaSessionAction,
  handler: MediaSessionActionHandler | null,
): void {
  try {
    session.setActionHandler(action, handler)
  } catch {
    // That key is not there, then.
  }
}

/** The song's title and artist, as on the lock screen. Nothing of what is being compared. */
function followTitle(app: Needs, mediaSession: MediaSession): () => void {
  let shown = ''
  const tell = () => {
    const { session } = app.session.getState()
    const title = session?.title || 'Untitled'
    const artist = session?.metadata.artist ?? ''
    const key = session ? JSON.stringify([title, artist]) : ''
    if (key === shown) return
    shown = key
    const artwork = [{ src: new URL('icon-512.png', document.baseURI).href, sizes: '512x512', type: 'image/png' }]
    mediaSession.metadata = session ? new MediaMetadata({ title, artist, album: 'Tutti', artwork }) : null
  }
  tell()
  return app.session.subscribe(tell)
}

function followPosition(app: Needs, mediaSession: MediaSession): () => void {
  let told = { playing: false, frames: 0, seconds: 0, atMs: 0 }
  const tell = () => {
    const { playing, positionFrame, songFrames } = app.transport.getState()
    const rateHz = app.session.getState().session?.rateHz ?? 48_000
    const seconds = positionFrame / rateHz
    const atMs = performance.now()
    const expected = told.seconds + (told.playing ? (atMs - told.atMs) / 1000 : 0)
    const isSame = playing === told.playing && songFrames === told.frames
    if (isSame && Math.abs(seconds - expected) < LEAP_SECONDS) return
    told = { playing, frames: songFrames, seconds, atMs }
    mediaSession.playbackState = songFrames === 0 ? 'none' : playing ? 'playing' : 'paused'
    try {
      const duration = songFrames / rateHz
      if (duration === 0) mediaSession.setPositionState?.()
      else mediaSession.setPositionState?.({ duration, position: Math.min(duration, Math.max(0, seconds)) })
    } catch {
      // A browser that wants it otherwise shows no position.
    }
  }
  return app.transport.subscribe(tell)
}
