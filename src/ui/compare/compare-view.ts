import { createStore } from 'zustand/vanilla'
import type { App } from '../../commands/app'

export const COMPARE_PAGES = [
  { id: 'listen', label: 'Listen' },
  { id: 'versions', label: 'Versions' },
  { id: 'review', label: 'Review' },
  { id: 'blind', label: 'Blind test' },
] as const
export type ComparePage = (typeof COMPARE_PAGES)[number]['id']

interface CompareView {
  readonly page: ComparePage
  /** Id of the reference that is laid beside the song; null where none is. */
  readonly open: string | null
}

const views = new WeakMap<App, ReturnType<typeof createView>>()

const createView = () => createStore<CompareView>()(() => ({ page: 'listen', open: null }))

/** What the Compare screen shows: kept while another screen is looked at. */
export function compareViewOf(app: App): ReturnType<typeof createView> {
  const found = views.get(app)
  if (found) return found
  const view = createView()
  views.set(app, view)
  return view
}
