import type { MasterEqBandSettings, StripEqBandSettings } from '../params'
import type { Path } from '../state/document-path'
import type { App } from './app'
import { editSettings } from './edit-settings'

/** Changes several values of one equaliser band at once: one step of undo. */
export function setBand(
  app: App,
  bandPath: Path,
  values: Partial<StripEqBandSettings> | Partial<MasterEqBandSettings>,
  label: string,
  gesture: string | null,
): void {
  const changes = Object.entries(values).map(([key, value]) => ({ path: [...bandPath, key], value }))
  editSettings(app, label, gesture, changes)
}
