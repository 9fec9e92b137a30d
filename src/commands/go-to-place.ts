import type { SongPeak, SongSpan } from '../state/loudness-store'
import type { App } from './app'
import { seek } from './seek'
import { setLoop } from './set-loop'

/** A peak is heard better when something comes before it. */
const LEAD_IN_SECONDS = 0.5

export function goToPeak(app: App, { frame }: SongPeak): void {
  seek(app, frame / rateHz(app) - LEAD_IN_SECONDS)
}

export function goToSpan(app: App, { startFrame }: SongSpan): void {
  seek(app, startFrame / rateHz(app))
}

export function loopSpan(app: App, { startFrame, endFrame }: SongSpan): void {
  const rate = rateHz(app)
  setLoop(app, { on: true, startSeconds: startFrame / rate, endSeconds: endFrame / rate })
  seek(app, startFrame / rate)
}

function rateHz(app: App): number {
  return app.session.getState().session?.rateHz ?? 48_000
}
