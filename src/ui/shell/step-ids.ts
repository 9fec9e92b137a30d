import type { Tab } from '../../state/view-store'

/** The steps in the order of the work. */
export const STEPS = [
  { id: 'stems', label: 'Stems' },
  { id: 'master', label: 'Master' },
  { id: 'compare', label: 'Compare' },
  { id: 'deliver', label: 'Deliver' },
] as const satisfies readonly { id: Tab; label: string }[]

export const tabId = (id: Tab) => `step-${id}`
export const panelId = (id: Tab) => `panel-${id}`
