import { expect, it } from 'vitest'
import { followProject, freshProject, switchSong } from '../../src/commands/follow-project'
import { isSameSong } from '../../src/commands/same-song'
import { makeVersion } from '../../src/project/version'
import { defaultSession, newGroup } from '../../src/session/new-session'
import { changeProject, createProjectStore } from '../../src/state/project-store'
import { createSessionStore } from '../../src/state/session-store'

const stem = (name: string) => ({
  fileName: `${name}.wav`,
  sha256: name.padStart(64, '0'),
  rateHz: 48_000,
  channels: 2,
  frames: 9,
  lossy: false,
})

const songOf = (...names: string[]) => ({
  ...defaultSession(48_000),
  title: names[0] ?? '',
  groups: names.map((name, index) => newGroup(`g${index + 1}`, [stem(name)])),
})

function page() {
  const app = { session: createSessionStore(), project: createProjectStore() }
  followProject(app)
  const title = () => app.session.getState().session?.title
  const project = () => app.project.getState().project
  const open = (name: string) => switchSong(app, 'Open session', songOf(name), freshProject(app))
  return { ...app.session.getState(), app, title, project, open }
}

it('begins a project with a session, and ends it with the session', () => {
  const { app, project, close } = page()
  expect(project()).toBeNull()
  app.session.getState().open(songOf('a'))
  expect(project()?.id).toMatch(/^[0-9a-f]{32}$/)
  const first = project()?.id
  close()
  expect(project()).toBeNull()
  app.session.getState().open(songOf('a'))
  expect(project()?.id).not.toBe(first)
})

it('keeps the project over edits, and gives a new one its author', () => {
  const { app, project, open, edit } = page()
  open('a')
  const id = project()?.id
  edit('Title', null, [{ path: ['title'], value: 'b' }])
  expect(project()?.id).toBe(id)
  changeProject(app.project, (now) => ({ ...now, author: 'Anna' }))
  open('c')
  expect(project()).toMatchObject({ author: 'Anna', versions: [] })
  expect(project()?.id).not.toBe(id)
})

/** Broken once by leaving the project alone when the session's history moved. */
it('brings the project back with its song when opening another one is undone, as it was left', () => {
  const { app, title, project, open, undo, redo, edit } = page()
  const ids: (string | undefined)[] = []
  for (const name of ['a', 'b', 'c']) {
    open(name)
    changeProject(app.project, (now) => ({ ...now, includedRevisions: name.charCodeAt(0) }))
    ids.push(project()?.id)
    edit('Title', null, [{ path: ['title'], value: `${name} edited` }])
  }
  expect(new Set(ids).size).toBe(3)
  const at = () => [title(), ids.indexOf(project()?.id), project()?.includedRevisions]
  undo()
  expect(at()).toEqual(['c', 2, 99])
  undo()
  expect(at()).toEqual(['b edited', 1, 98])
  undo()
  undo()
  expect(at()).toEqual(['a edited', 0, 97])
  redo()
  expect(at()).toEqual(['b', 1, 98])
  redo()
  redo()
  expect(at()).toEqual(['c', 2, 99])
  // Another way forward from the first song.
  undo()
  undo()
  undo()
  open('d')
  expect(ids).not.toContain(project()?.id)
  undo()
  expect(at()).toEqual(['a edited', 0, 97])
})

it('keeps the project where the same one is given, with what was saved in it meanwhile', () => {
  const { app, project, open, undo } = page()
  open('a')
  const before = project()
  if (!before) throw new Error('no project')
  switchSong(app, 'Open session', songOf('a', 'x'), before)
  changeProject(app.project, (now) => ({ ...now, author: 'Anna' }))
  undo()
  expect(project()).toMatchObject({ id: before.id, author: 'Anna' })
})

it('knows a state of the open song by its stems', () => {
  const { app, project, open } = page()
  open('a')
  const now = project()
  const session = songOf('a', 'b', 'c')
  expect(isSameSong(songOf('a', 'b', 'other'), session, now)).toBe(true)
  expect(isSameSong(songOf('a', 'x', 'y', 'z'), session, now)).toBe(false)
  expect(isSameSong(songOf('x', 'y'), session, now)).toBe(false)
  expect(isSameSong(songOf(), session, now)).toBe(false)
  expect(isSameSong(songOf('a'), null, now)).toBe(false)
  const said = { name: 'v1', note: '', author: '', savedAt: '2026-11-21T09:30:00.000Z', musicOffsetSeconds: 0 }
  changeProject(app.project, (it) => ({ ...it, versions: [makeVersion({ ...said, session: songOf('x', 'y') })] }))
  expect(isSameSong(songOf('x', 'y'), session, project())).toBe(true)
})
