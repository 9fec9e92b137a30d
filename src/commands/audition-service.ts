import type { App } from './app'

/** Hears everything at the level that a service gives it; null goes back to the loudness match. */
export function auditionService(app: App, id: string | null): void {
  app.services.setState({ auditioned: id })
}
