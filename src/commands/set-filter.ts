import { FILTERS } from '../params'
import type { Path } from '../state/document-path'
import type { App } from './app'
import { editSettings } from './edit-settings'

/** Puts a strip's high-pass or low-pass at a frequency and turns it on: one step of undo. */
export function setFilter(
  app: App,
  filtersPath: Path,
  filter: 'highPass' | 'lowPass',
  hz: number,
  undoName: string,
): void {
  const { min, max } = FILTERS[`${filter}Hz`]
  editSettings(app, `${undoName} ${FILTERS[`${filter}On`].label.toLowerCase()}`, null, [
    { path: [...filtersPath, `${filter}On`], value: true },
    { path: [...filtersPath, `${filter}Hz`], value: Math.round(Math.min(max, Math.max(min, hz))) },
  ])
}
