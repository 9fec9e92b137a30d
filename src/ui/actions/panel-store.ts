import { createStore } from 'zustand/vanilla'

export type Panel = 'palette' | 'shortcuts' | 'history'

interface PanelState {
  /** What lies over the page; null where nothing does. */
  readonly open: Panel | null
}

/** Of this page alone, and kept nowhere. */
export const panels = createStore<PanelState>()(() => ({ open: null }))

/** Opens a panel in the place of another; the same again closes it. */
export function togglePanel(panel: Panel): void {
  panels.setState(({ open }) => ({ open: open === panel ? null : panel }))
}

export function closePanel(): void {
  panels.setState({ open: null })
}
