import type { Path } from '../state/document-path'
import type { App } from './app'

/** Turns a knob. Calls that share a gesture (one drag) become one step of undo. */
export function setParameter(app: App, path: Path, value: unknown, label: string, gesture: string | null = null): void {
  app.session.getState().edit(label, gesture, [{ path, value }])
}
