import type { Tab } from '../../state/view-store'
import type { Action } from './action'
import { reveal } from './reveal'

const step = (tab: Tab, label: string, key: string, alsoCalled: readonly string[]): Action => ({
  id: `go.${tab}`,
  label: `Go to ${label}`,
  group: 'Go to',
  keys: [key],
  alsoCalled: ['step', 'screen', 'tab', ...alsoCalled],
  run: (app) => reveal(app, tab),
})

/** The four steps. By the place of the key: with Shift, a figure is another character on every keyboard. */
export const GO_TO: readonly Action[] = [
  step('stems', 'Stems', 'Shift+Digit1', ['import', 'files']),
  step('master', 'Master', 'Shift+Digit2', ['mixer', 'strips']),
  step('compare', 'Compare', 'Shift+Digit3', ['a/b', 'versions', 'references']),
  step('deliver', 'Deliver', 'Shift+Digit4', ['export', 'metadata']),
  {
    id: 'go.export',
    label: 'Go to the export',
    group: 'Go to',
    keys: ['$mod+e'],
    alsoCalled: ['render', 'bounce', 'save master'],
    run: (app) => reveal(app, 'deliver', '.export-idle .button, .export-running .button'),
  },
]
