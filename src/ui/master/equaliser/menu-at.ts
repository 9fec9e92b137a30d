import type { MasterEqSettings, StripEqSettings } from '../../../params'
import type { ProcessorPlace } from '../../../protocol/listening'
import type { Path } from '../../../state/document-path'

/** Where a menu of the curve stands on the page, and what it is about: a band, or a place on the empty curve. */
export type MenuAt = { readonly clientX: number; readonly clientY: number } & (
  | { readonly band: number }
  | { readonly band: null; readonly hz: number; readonly gainDb: number }
)

/** What both menus are about. */
export interface MenuProps {
  readonly eq: StripEqSettings | MasterEqSettings
  readonly path: Path
  readonly undoName: string
  readonly place: ProcessorPlace
}
