import type { App } from '../../commands/app'
import { approveVersion } from '../../commands/approve-version'
import { filledSlots } from '../../commands/choose-slot'
import { importComments } from '../../commands/import-comments'
import { measureBalance } from '../../commands/measure-balance'
import { prepareVersion, takeOffTransport } from '../../commands/prepare-version'
import { removeVersion } from '../../commands/remove-version'
import { restoreVersion } from '../../commands/restore-version'
import { saveVersion } from '../../commands/save-version'
import { setParameter } from '../../commands/set-parameter'
import type { VersionDoc } from '../../project/project'
import { COMPARE_PAGES, compareViewOf } from '../compare/compare-view'
import { listedVersions } from '../use-project'
import type { Action } from './action'
import { withSession, withSong } from './conditions'
import { pickFiles } from './pick-files'
import { reveal } from './reveal'

const compare = (id: string, label: string, rest: Pick<Action, 'run'> & Partial<Action>) =>
  ({ id: `compare.${id}`, label, group: 'Compare and review', ...rest }) satisfies Action

/** Pages of the Compare screen, and what is done there most. */
export const COMPARE: readonly Action[] = [
  ...COMPARE_PAGES.map(({ id, label }) =>
    compare(`page-${id}`, `Compare: ${label}`, {
      alsoCalled: ['go to', 'page', ...(id === 'blind' ? ['abx', 'preference'] : [])],
      run: (app) => {
        compareViewOf(app).setState({ page: id })
        reveal(app, 'compare')
      },
    }),
  ),
  compare('save-version', 'Save a version', {
    alsoCalled: ['keep', 'snapshot', 'state'],
    ...withSong,
    run: (app) => void saveVersion(app),
  }),
  compare('match-loudness', 'Match loudness', {
    alsoCalled: ['level', 'fair', 'equal'],
    ...withSession,
    labelNow: (app) => `Match loudness: ${isMatching(app) ? 'off' : 'on'}`,
    run: (app) => setParameter(app, ['compare', 'matchLoudness'], !isMatching(app), 'Match loudness'),
  }),
  compare('balance', 'Measure the tonal balance', {
    alsoCalled: ['spectrum', 'third octaves'],
    ...withSong,
    run: (app) => {
      compareViewOf(app).setState({ page: 'listen' })
      reveal(app, 'compare')
      void measureBalance(app, filledSlots(app))
    },
  }),
  compare('import-comments', 'Import comments…', {
    alsoCalled: ['review', 'feedback', 'reviewer'],
    ...withSession,
    run: (app) => pickFiles({ accept: '.json,.txt', multiple: true }, (files) => void importComments(app, files)),
  }),
]

function isMatching(app: App): boolean {
  return app.session.getState().session?.compare.matchLoudness ?? false
}

/** What can be done with each saved version. */
export function versionActions(app: App): Action[] {
  const { project } = app.project.getState()
  return project ? listedVersions(project).flatMap((version) => ofVersion(app, version)) : []
}

function ofVersion(app: App, version: VersionDoc): Action[] {
  const { id, name } = version
  const isThere = app.compare.getState().versions.some(({ versionId }) => versionId === id)
  const action = (what: string, label: string, run: (app: App) => void, deep = true) =>
    compare(`version-${what}-${id}`, label, { alsoCalled: ['version', version.note], deep, run })
  return [
    action('restore', `Restore ${name}`, (now) => void restoreVersion(now, id), false),
    isThere
      ? action('off', `Take ${name} off the transport`, (now) => takeOffTransport(now, id))
      : action('on', `Put ${name} on the transport`, (now) => void prepareVersion(now, version)),
    action('approve', `Approve ${name}`, (now) => approveVersion(now, id, 'approved')),
    action('changes', `Ask for changes of ${name}`, (now) => approveVersion(now, id, 'changes')),
    action('remove', `Take ${name} off the list`, (now) => removeVersion(now, id)),
  ]
}
