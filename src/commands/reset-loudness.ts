import type { App } from './app'

/** Counts the playing master's loudness and maxima anew. */
export function resetLoudness(app: App): void {
  app.live.resetLoudness()
}
