import { expect, it, vi } from 'vitest'
import type { App } from '../../src/commands/app'
import { approveVersion } from '../../src/commands/approve-version'
import { deliveryVersion, otherThanApproved, stampedSession } from '../../src/commands/delivery-version'
import { followProject } from '../../src/commands/follow-project'
import { putBackVersion } from '../../src/commands/put-back-version'
import { removeVersion } from '../../src/commands/remove-version'
import { restoreVersion } from '../../src/commands/restore-version'
import { saveVersion } from '../../src/commands/save-version'
import { momentAfter } from '../../src/commands/say-entry'
import { setAuthor } from '../../src/commands/set-author'
import { setIncludedRevisions } from '../../src/commands/set-included-revisions'
import { stateSha256 } from '../../src/project/state-hash'
import { approvalOf } from '../../src/project/threads'
import { defaultSession, newGroup } from '../../src/session/new-session'
import { createImportsStore } from '../../src/state/imports-store'
import { createNoticeStore } from '../../src/state/notice-store'
import { createProjectStore } from '../../src/state/project-store'
import { createSessionStore } from '../../src/state/session-store'
import { createViewStore } from '../../src/state/view-store'

const stem = (name: string) => ({
  ...{ fileName: `${name}.wav`, sha256: name.padStart(64, '0'), rateHz: 48_000, channels: 2, frames: 9, lossy: false },
})
const facts = (name: string) => ({
  ref: stem(name),
  peaks: { min: new Float32Array(0), max: new Float32Array(0), framesPerPeak: 1 },
  ...{ warnings: [], container: 'wav', bitDepth: 24 },
})

/** A page whose library holds the stems of that name. */
function page(...here: string[]) {
  const stores = {
    ...{ session: createSessionStore(), project: createProjectStore(), imports: createImportsStore() },
    ...{ notices: createNoticeStore(), view: createViewStore() },
  }
  const library = { has: async (sha256: string) => here.map(facts).find(({ ref }) => ref.sha256 === sha256) ?? null }
  const app = { ...stores, engineReady: async () => ({ library }) } as unknown as App
  followProject(app)
  const groups = [newGroup('g1', [stem('a')]), newGroup('g2', [stem('b')])]
  app.session.getState().open({ ...defaultSession(48_000), title: 'Song', groups })
  const session = () => {
    const { session: now } = app.session.getState()
    if (!now) throw new Error('no session')
    return now
  }
  const project = () => {
    const { project: now } = app.project.getState()
    if (!now) throw new Error('no project')
    return now
  }
  return {
    ...{ app, session, project },
    drive: (driveDb: number) =>
      app.session.getState().edit('Drive', null, [{ path: ['master', 'limiter', 'driveDb'], value: driveDb }]),
    edit: (path: (string | number)[], value: unknown) => app.session.getState().edit('Edit', null, [{ path, value }]),
    names: () => project().versions.map(({ name }) => name),
    said: () => app.notices.getState().notices.map(({ text }) => text),
    save: async (name = '', note = '') => {
      const version = await saveVersion(app, { name, note })
      if (!version) throw new Error('not saved')
      return version
    },
  }
}

it('saves versions, named by number where no name is given, by whoever works here', async () => {
  const { app, drive, save, names, project } = page('a', 'b')
  setAuthor(app, ' Anna \u202eWeber\n')
  await save()
  drive(2)
  const second = await save('v2 vocal up', 'half a dB')
  drive(3)
  await save()
  expect(names()).toEqual(['v1', 'v2 vocal up', 'v3'])
  expect(second).toMatchObject({ note: 'half a dB', author: 'Anna Weber', musicOffsetSeconds: 0 })
  expect(new Set(project().versions.map(({ id }) => id)).size).toBe(3)
})

it('does not save a state twice: says which version it is', async () => {
  const { app, save, names, said, edit } = page('a', 'b')
  const first = await save('v1 first')
  // What only the ears get is no other state.
  edit(['loop', 'on'], true)
  expect(await saveVersion(app, { name: 'again' })).toBe(first)
  expect(names()).toEqual(['v1 first'])
  expect(said().join()).toContain('This is “v1 first” already')
})

it('says that there is nothing to save', async () => {
  const { app, edit, said, names } = page()
  edit(['groups'], [])
  expect(await saveVersion(app)).toBeNull()
  expect(names()).toEqual([])
  expect(said()).toHaveLength(1)
})

/** Broken once by a restore that brought the version's loop along. */
it('restores a version exactly in one step of undo, and leaves alone what belongs to the ears', async () => {
  const { app, drive, save, session, edit } = page('a', 'b')
  drive(2)
  const version = await save('v1')
  drive(5)
  edit(['loop'], { on: true, startSeconds: 1, endSeconds: 2 })
  edit(['compare', 'matchLoudness'], false)
  const before = session()
  await restoreVersion(app, version.id)
  expect(stateSha256(session())).toBe(version.stateSha256)
  expect(session().master.limiter.driveDb).toBe(2)
  expect(session().loop).toEqual({ on: true, startSeconds: 1, endSeconds: 2 })
  expect(session().compare.matchLoudness).toBe(false)
  expect(app.session.getState().history?.past.at(-1)?.label).toBe('Restore v1')
  // What was restored can be worked on; the version stays what it is.
  drive(4)
  expect(version.session.master.limiter.driveDb).toBe(2)
  app.session.getState().undo()
  app.session.getState().undo()
  expect(session()).toBe(before)
})

it('is no step where nothing would change', async () => {
  const { app, save, said } = page('a', 'b')
  const version = await save('v1')
  const steps = app.session.getState().history?.past.length
  await restoreVersion(app, version.id)
  expect(app.session.getState().history?.past.length).toBe(steps)
  expect(said().join()).toContain('This is “v1” already')
})

it('finds the stems of a version by their samples, and asks for those that are not here by name', async () => {
  const { app, save, edit, session, said } = page('a')
  const version = await save('v1')
  edit(['groups'], [newGroup('g1', [stem('c')])])
  await restoreVersion(app, version.id)
  expect(Object.keys(app.imports.getState().stems)).toEqual([stem('a').sha256])
  expect(stateSha256(session())).toBe(version.stateSha256)
  expect(said().join()).toContain('Please add “b.wav”')
  expect(said().join()).not.toContain('a.wav')
})

it('keeps the place of the music over the same stems, in whatever groups; and says where it could not be found', async () => {
  const { app, save, edit, said, project } = page('a', 'b')
  await save()
  app.project.setState({
    project: { ...project(), versions: [{ ...project().versions[0]!, musicOffsetSeconds: 1.5 }] },
  })
  edit(['groups'], [newGroup('g1', [stem('b'), stem('a')])])
  expect(await save()).toMatchObject({ musicOffsetSeconds: 1.5 })
  expect(said().join()).not.toContain('comments keep their time')
  edit(['groups'], [newGroup('g1', [stem('c')])])
  expect(await save()).toMatchObject({ musicOffsetSeconds: 1.5 })
  expect(said().join()).toContain('comments keep their time')
})

it('takes a version off the list and puts it back; nothing of it is lost', async () => {
  const { app, save, project, drive, names } = page('a', 'b')
  const version = await save()
  removeVersion(app, version.id)
  removeVersion(app, version.id)
  removeVersion(app, 'nobody')
  expect(project().removed).toEqual([version.id])
  drive(1)
  // Its number is not given away.
  await save()
  putBackVersion(app, version.id)
  expect(project().removed).toEqual([])
  expect(names()).toEqual(['v1', 'v2'])
})

it('keeps a whole number of included revisions', () => {
  const { app, project } = page()
  for (const rounds of [5, -1, 1.5, Number.NaN, 100]) setIncludedRevisions(app, rounds)
  expect(project().includedRevisions).toBe(5)
})

it('speaks after everything that was said, unless that is said to be of tomorrow', () => {
  const now = Date.parse('2026-11-21T10:00:00.000Z')
  const at = (iso: string) => ({ at: iso })
  expect(momentAfter([], now)).toBe('2026-11-21T10:00:00.000Z')
  expect(momentAfter([at('2026-11-21T09:00:00.000Z')], now)).toBe('2026-11-21T10:00:00.000Z')
  // A clock that is five minutes ahead.
  expect(momentAfter([at('2026-11-21T10:05:00.000Z')], now)).toBe('2026-11-21T10:05:00.001Z')
  expect(momentAfter([at('9999-12-31T23:59:59.999Z')], now)).toBe('2026-11-21T10:00:00.000Z')
})

it('lets the last word on a version hold, within one millisecond too', async () => {
  vi.useFakeTimers({ now: Date.parse('2026-11-21T10:00:00.000Z') })
  try {
    const { app, save, project } = page('a', 'b')
    const { id } = await save()
    for (const approval of ['approved', 'changes', 'approved', 'open', 'changes'] as const) {
      approveVersion(app, id, approval)
      expect(approvalOf(project().entries, id)?.approval).toBe(approval)
    }
    approveVersion(app, 'nobody', 'approved')
    expect(project().entries).toHaveLength(5)
  } finally {
    vi.useRealTimers()
  }
})

it('says what an export would be, and which version was approved instead', async () => {
  const { app, save, session, project, drive } = page('a', 'b')
  const now = () => deliveryVersion(project(), session())
  expect(now()).toBe('unsaved')
  const first = await save()
  expect(now()).toBe('saved')
  approveVersion(app, first.id, 'approved')
  expect(now()).toBe('approved')
  expect(otherThanApproved(app)).toBeNull()
  drive(3)
  expect(now()).toEqual({ approvedElsewhere: first })
  await save()
  expect(now()).toEqual({ approvedElsewhere: first })
  expect(otherThanApproved(app)).toBe(first)
  approveVersion(app, first.id, 'changes')
  expect(now()).toBe('saved')
  // Off the list, nothing is delivered as it.
  approveVersion(app, first.id, 'approved')
  removeVersion(app, first.id)
  expect(now()).toBe('saved')
})

it('does not count an approval that was taken off the list', async () => {
  const { app, save, session, project } = page('a', 'b')
  const { id } = await save()
  approveVersion(app, id, 'approved')
  const hidden = project().entries.map((entry) => entry.id)
  expect(deliveryVersion({ ...project(), hidden }, session())).toBe('saved')
})

it('stamps a session with its version and what was said of that', async () => {
  const { app, save, session, project, drive } = page('a', 'b')
  expect(stampedSession(app, session())).toEqual(session())
  setAuthor(app, 'Anna')
  const { id, stateSha256: state } = await save('v1 first')
  const base = { id, name: 'v1 first', stateSha256: state }
  expect(stampedSession(app, session()).delivery.version).toEqual({
    ...{ ...base, approval: 'open', approvedBy: '', approvedAt: '' },
  })
  approveVersion(app, id, 'approved')
  const at = project().entries[0]?.at
  const stamped = stampedSession(app, session())
  expect(stamped.delivery.version).toEqual({ ...base, approval: 'approved', approvedBy: 'Anna', approvedAt: at })
  expect(stateSha256(stamped)).toBe(state)
  // A session out of a delivered file, on a page that knows nothing of the project.
  const elsewhere = page('a', 'b')
  elsewhere.edit([], stamped)
  expect(stampedSession(elsewhere.app, elsewhere.session())).toEqual(stamped)
  expect(deliveryVersion(elsewhere.project(), elsewhere.session())).toBe('approved')
  elsewhere.drive(1)
  expect(stampedSession(elsewhere.app, elsewhere.session()).delivery.version).toBeNull()
  drive(1)
  expect(stampedSession(app, session()).delivery.version).toBeNull()
})
