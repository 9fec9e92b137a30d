import type { App } from './app'

/** Ends the export that runs; nothing is left behind. */
export function cancelExport(app: App): void {
  app.exportAbort?.abort()
}
