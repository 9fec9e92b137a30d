import type { App } from './app'
import { openDocument } from './open-document'

/** Opens the session that was open the last time, with its versions and comments. */
export async function restoreLastSession(app: App): Promise<void> {
  const { offered, offeredProject } = app.kept.getState()
  if (offered) await openDocument(app, offered, { project: offeredProject })
}
