import { addReferences, addRoughMix } from '../../commands/add-compared'
import { addStems } from '../../commands/add-stems'
import type { App } from '../../commands/app'
import { loadDemoSong } from '../../commands/load-demo-song'
import { bringBack, newSession } from '../../commands/new-session'
import { openSession } from '../../commands/open-session'
import { removeReference, removeRoughMix } from '../../commands/remove-compared'
import { removeStem } from '../../commands/remove-stem'

import { saveProject } from '../../commands/save-project'
import type { Action } from './action'
import { hasSession, withSession } from './conditions'
import { pickFiles } from './pick-files'

const files = (id: string, label: string, alsoCalled: readonly string[], rest: Pick<Action, 'run'> & Partial<Action>) =>
  ({ id: `files.${id}`, label, group: 'Stems and files', alsoCalled, ...rest }) satisfies Action

const projectIsIdle = (app: App) => hasSession(app) && app.projectFile.getState().status !== 'running'

/** What comes in and what is kept. */
export const FILES: readonly Action[] = [
  files('add-stems', 'Add stems…', ['import', 'open', 'wav', 'tracks'], {
    run: (app) => pickFiles({ multiple: true }, (chosen) => void addStems(app, chosen)),
  }),
  files('add-folder', 'Add a folder of stems…', ['import', 'directory'], {
    run: (app) =>
      pickFiles({ multiple: true, folder: true }, (chosen) => void addStems(app, chosen, { fromFolder: true })),
  }),
  files('demo-song', 'Load demo song', ['example', 'try'], { run: (app) => void loadDemoSong(app) }),
  files('rough-mix', 'Add a rough mix…', ['compare', 'import', 'before'], {
    run: (app) => pickFiles({}, ([file]) => file && void addRoughMix(app, file)),
  }),
  files('reference', 'Add a reference…', ['compare', 'import', 'record'], {
    run: (app) => pickFiles({ multiple: true }, (chosen) => void addReferences(app, chosen)),
  }),
  files('open-session', 'Open a session or project…', ['json', 'tutti', 'load', 'restore'], {
    run: (app) =>
      pickFiles({ accept: '.json,application/json,.wav,.flac,.mp3,.tutti' }, ([file]) => {
        if (file) void openSession(app, file)
      }),
  }),
  files('save-project', 'Save the project with its stems', ['tutti', 'all', 'hand over', 'archive'], {
    ...withSession,
    isEnabled: projectIsIdle,
    run: (app) => void saveProject(app, { withStems: true }),
  }),
  files('save-project-small', 'Save the project without stems', ['tutti', 'small', 'hashes'], {
    ...withSession,
    isEnabled: projectIsIdle,
    run: (app) => void saveProject(app, { withStems: false }),
  }),
  files('new-session', 'New session', ['empty', 'close', 'clear'], { ...withSession, run: newSession }),
  files('restore-last', 'Restore last session', ['reload', 'recover'], {
    isEnabled: (app) => app.kept.getState().offered !== null,
    run: (app) => void bringBack(app),
  }),
]

/** What can be taken out again, by name. */
export function removeActions(app: App): Action[] {
  const { session } = app.session.getState()
  if (!session) return []
  const remove = (id: string, label: string, run: (app: App) => void) =>
    files(`remove-${id}`, label, ['delete', 'take out'], { deep: true, run })
  return [
    ...session.groups.flatMap((group) =>
      group.stems.map((stem, index) =>
        remove(`${group.id}-${index}`, `Remove the stem ${stem.fileName}`, (now) => removeStem(now, group.id, stem)),
      ),
    ),
    ...(session.compare.rough ? [remove('rough', 'Remove the rough mix', removeRoughMix)] : []),
    ...session.compare.references.map(({ id, name }) =>
      remove(id, `Remove the reference ${name}`, (now) => removeReference(now, id)),
    ),
  ]
}
