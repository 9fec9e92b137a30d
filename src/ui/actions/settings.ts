import type { App } from '../../commands/app'
import { groupById } from '../../state/session-store'
import type { Chosen } from '../../state/view-store'
import type { Action } from './action'
import { NO_SONG } from './conditions'

const settings = (id: string, label: string, rest: Pick<Action, 'run'> & Partial<Action>): Action => ({
  ...{ id: `settings.${id}`, label, group: 'Edit', needs: NO_SONG, isEnabled: (app) => place(app) !== null },
  ...rest,
})

/** The processor that is open; null where its strip is gone. */
function place({ session, view }: App): Chosen | null {
  const { chosen } = view.getState()
  const { session: open } = session.getState()
  if (!open || open.groups.length === 0) return null
  return chosen.host === 'master' || groupById(open, chosen.groupId) ? chosen : null
}

function withPlace(app: App, act: (chosen: Chosen) => unknown): void {
  const chosen = place(app)
  if (chosen) act(chosen)
}

/** The settings of the processor that is open, as a whole. The commands come when they are asked for. */
export const SETTINGS: readonly Action[] = [
  settings('copy', 'Copy the settings of the processor', {
    keys: ['$mod+c'],
    byBrowser: true,
    run: (app) =>
      void import('../../commands/copy-settings').then(({ copySettings }) =>
        withPlace(app, (chosen) => copySettings(app, chosen)),
      ),
  }),
  settings('paste', 'Paste settings', {
    keys: ['$mod+v'],
    byBrowser: true,
    run: (app) =>
      void import('../../commands/paste-settings').then(({ pasteSettings }) =>
        withPlace(app, (chosen) => pasteSettings(app, chosen)),
      ),
  }),
  settings('side-a', 'Settings A of the processor', {
    keys: ['Shift+a'],
    alsoCalled: ['compare', 'side'],
    run: (app) => chooseSettings(app, 'A'),
  }),
  settings('side-b', 'Settings B of the processor', {
    keys: ['Shift+b'],
    alsoCalled: ['compare', 'side'],
    run: (app) => chooseSettings(app, 'B'),
  }),
  settings('reset', 'Reset the processor', {
    alsoCalled: ['default', 'initial', 'clear'],
    run: (app) =>
      void import('../../commands/reset-settings').then(({ resetSettings }) =>
        withPlace(app, (chosen) => resetSettings(app, chosen)),
      ),
  }),
]

function chooseSettings(app: App, side: 'A' | 'B'): void {
  void import('../../commands/processor-sides').then(({ chooseSide }) =>
    withPlace(app, (chosen) => chooseSide(app, chosen, side)),
  )
}
