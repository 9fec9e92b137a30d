import type { BlindSide } from '../project/review-entry'
import type { MonitorSlot } from '../protocol/listening'
import type { App } from './app'
import { saveVersion } from './save-version'
import { slotLabel } from './slot-label'
import { versionById } from './version-by-id'

/**
 * One side of a blind test, as its result is kept: the master as it stands is a version, and saved as one where it is
 * none yet.
 */
export async function blindSide(app: App, slot: MonitorSlot): Promise<BlindSide> {
  if (slot === 'master') {
    const version = await saveVersion(app, { note: 'Saved for a blind test.', quiet: true })
    if (version) return { slot: `version:${version.id}`, label: version.name, stateSha256: version.stateSha256 }
  }
  const version = slot.startsWith('version:') ? versionById(app, slot.slice('version:'.length)) : null
  return { slot, label: slotLabel(app, slot).slice(0, 200), stateSha256: version?.stateSha256 ?? null }
}
