import type { Approval } from '../session/document'
import type { App } from './app'
import { sayEntry } from './say-entry'
import { versionById } from './version-by-id'

/** Says of a version that it is to be delivered, that changes are asked for, or takes back what was said. */
export function approveVersion(app: Pick<App, 'project'>, versionId: string, approval: Approval): void {
  if (versionById(app, versionId)) sayEntry(app, { kind: 'approval', versionId, approval })
}
