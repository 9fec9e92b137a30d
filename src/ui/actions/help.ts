import type { Action } from './action'
import { withSession } from './conditions'
import { togglePanel } from './panel-store'

/** What helps to find the rest, and the one key that everybody's hand knows. */
export const HELP: readonly Action[] = [
  {
    id: 'view.commands',
    label: 'Commands',
    group: 'View and help',
    keys: ['$mod+k'],
    whileTyping: true,
    alsoCalled: ['palette', 'search', 'find'],
    run: () => togglePanel('palette'),
  },
  {
    id: 'view.shortcuts',
    label: 'Shortcuts of keyboard and mouse',
    group: 'View and help',
    keys: ['Shift+?'],
    alsoCalled: ['help', 'keys', 'hotkeys'],
    run: () => togglePanel('shortcuts'),
  },
  {
    id: 'files.save-session',
    label: 'Save the session as a file',
    group: 'Stems and files',
    keys: ['$mod+s'],
    whileTyping: true,
    alsoCalled: ['json', 'keep', 'download'],
    ...withSession,
    run: (app) => void import('../../commands/save-session').then(({ saveSession }) => saveSession(app)),
  },
]
