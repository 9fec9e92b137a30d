import type { Path } from '../state/document-path'
import type { App } from './app'
import { editSettings } from './edit-settings'

/** Turns a knob. Calls that share a gesture (one drag) become one step of undo. */
export function setParameter(app: App, path: Path, value: unknown, label: string, gesture: string | null = null): void {
  editSettings(app, label, gesture, [{ path, value }])
}
