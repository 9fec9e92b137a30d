import type { App } from './app'

/** Turns the ears up or down: never in the session, never in the export. */
export function setMonitorLevel(app: App, levelDb: number): void {
  app.transport.setState({ monitorLevelDb: levelDb })
}
