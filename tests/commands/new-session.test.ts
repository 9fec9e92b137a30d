import { expect, it } from 'vitest'
import type { App } from '../../src/commands/app'
import { followProject } from '../../src/commands/follow-project'
import { bringBack, newSession } from '../../src/commands/new-session'
import { changeProject } from '../../src/state/project-store'
import { appWithSong } from '../ui/app-of-stores'

/** Broken once by opening the document alone: every step of the work was gone. */
it('brings back what was closed, with its steps, its versions and its comments', async () => {
  const { app: bare } = appWithSong()
  let kept: unknown = { offered: null, offeredProject: null }
  const app = {
    ...bare,
    live: { ...bare.live, pause: () => undefined },
    kept: { getState: () => kept, setState: (change: object) => (kept = { ...(kept as object), ...change }) },
  } as unknown as App
  followProject(app)
  const { edit } = app.session.getState()
  edit('Title of the song', null, [{ path: ['title'], value: 'Francium' }])
  changeProject(app.project, (project) => ({ ...project, author: 'Jo' }))
  const [before, projectBefore] = [app.session.getState(), app.project.getState().project]

  newSession(app)
  expect(app.session.getState().session).toBeNull()
  expect(app.project.getState().project).toBeNull()
  const [notice] = app.notices.getState().notices
  expect(notice).toMatchObject({ kind: 'info', text: '“Francium” was closed. It is kept.' })
  expect(notice?.action?.label).toBe('Bring it back')

  await bringBack(app)
  expect(app.session.getState().session).toBe(before.session)
  expect(app.session.getState().history?.past.map(({ label }) => label)).toEqual(['Title of the song'])
  expect(app.project.getState().project).toBe(projectBefore)
  expect(kept).toMatchObject({ offered: null })
  app.session.getState().undo()
  expect(app.session.getState().session?.title).not.toBe('Francium')
})
