import type { App } from '../../commands/app'
import { type Action, canRun } from './action'
import { COMPARE, versionActions } from './compare'
import { DELIVER, deliverActions } from './deliver'
import { FILES, removeActions } from './files'
import { KEYED_ACTIONS } from './keyed-actions'
import { masterActions } from './master'
import { sectionActions } from './sections'
import { stripActions } from './strip-processors'
import { viewActions } from './view'

/** Everything that can be asked for as things stand. Loaded with the palette: it draws in every command. */
export function allActions(app: App): Action[] {
  const actions = [
    ...KEYED_ACTIONS,
    ...sectionActions(app),
    ...stripActions(app),
    ...masterActions(app),
    ...FILES,
    ...removeActions(app),
    ...COMPARE,
    ...versionActions(app),
    ...DELIVER,
    ...deliverActions(app),
    ...viewActions(app),
  ]
  // What cannot be done now is shown where it is said why; else it would only be in the way.
  return actions.filter((action) => action.needs !== undefined || canRun(action, app))
}
