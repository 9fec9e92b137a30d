import { redo } from '../../commands/redo'
import { undo } from '../../commands/undo'
import type { Action } from './action'
import { togglePanel } from './panel-store'

/** The way back. */
export const EDIT: readonly Action[] = [
  {
    id: 'edit.undo',
    label: 'Undo',
    group: 'Edit',
    keys: ['$mod+z'],
    alsoCalled: ['back', 'revert'],
    needs: 'Nothing was changed yet',
    labelNow: (app) => named('Undo', app.session.getState().history?.past.at(-1)?.label),
    isEnabled: (app) => (app.session.getState().history?.past.length ?? 0) > 0,
    run: undo,
  },
  {
    id: 'edit.redo',
    label: 'Redo',
    group: 'Edit',
    keys: ['$mod+Shift+z', '$mod+y'],
    alsoCalled: ['again', 'forward'],
    needs: 'Nothing was undone',
    labelNow: (app) => named('Redo', app.session.getState().history?.future[0]?.label),
    isEnabled: (app) => (app.session.getState().history?.future.length ?? 0) > 0,
    run: redo,
  },
  {
    id: 'edit.history',
    label: 'History of every step',
    group: 'Edit',
    keys: ['u'],
    alsoCalled: ['undo list', 'steps'],
    needs: 'Nothing was changed yet',
    isEnabled: (app) => app.session.getState().history !== null,
    run: () => togglePanel('history'),
  },
]

function named(word: string, step: string | undefined): string {
  return step === undefined ? word : `${word} “${step}”`
}
