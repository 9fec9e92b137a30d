import type { App } from '../../../commands/app'
import { type Path, readPath } from '../../../state/document-path'
import type { AnyBand } from './node-text'

/** A band as it is at this moment: between two events a component may not have been drawn again. */
export function readBand(app: App, bandPath: Path): AnyBand | null {
  return (readPath(app.session.getState().session, bandPath) as AnyBand | undefined) ?? null
}
