import type { App } from './app'
import { openDocument } from './open-session'

/** Opens the session that was open the last time. */
export async function restoreLastSession(app: App): Promise<void> {
  const { offered } = app.kept.getState()
  if (offered) await openDocument(app, offered)
}
