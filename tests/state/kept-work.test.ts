import { expect, it } from 'vitest'
import { keptOver } from '../../src/commands/kept-work'
import { readKeptWork } from '../../src/commands/read-kept-work'
import { withId } from '../../src/project/entry-id'
import { newProject } from '../../src/project/new-project'
import type { ProjectDoc } from '../../src/project/project'
import { makeVersion } from '../../src/project/version'
import { defaultSession, newGroup } from '../../src/session/new-session'

const at = '2026-11-21T09:30:00.000Z'
const session = () => ({
  ...defaultSession(48_000),
  title: 'Song',
  groups: [
    newGroup('g1', [
      { fileName: 'a.wav', sha256: 'a'.repeat(64), rateHz: 48_000, channels: 2, frames: 9, lossy: false },
    ]),
  ],
})
const version = (name: string) =>
  makeVersion({ name, note: '', author: 'Anna', savedAt: at, session: session(), musicOffsetSeconds: 0 })
const comment = (text: string) =>
  withId({
    ...{ kind: 'comment' as const, author: 'Ben', at, slot: 'version:0000000000000001' as const, text },
    ...{ rateHz: 48_000, startFrame: 480, endFrame: null },
  })
const project = (id = '1'.repeat(32)): ProjectDoc => ({
  ...newProject(id, 'Anna'),
  versions: [version('v1')],
  entries: [comment('louder')],
})
/** As IndexedDB gives it back. */
const kept = (value: unknown): unknown => structuredClone(value)

it('gives a session back with its project', () => {
  const work = { session: session(), project: project() }
  expect(readKeptWork(kept(work))).toEqual(work)
  // And once more: what was read can be kept and read again.
  expect(readKeptWork(kept(readKeptWork(kept(work))))).toEqual(work)
})

it('reads a session that was kept before there were projects', () => {
  expect(readKeptWork(kept(session()))).toEqual({ session: session(), project: null })
  expect(readKeptWork(kept({ session: session(), project: null }))).toEqual({ session: session(), project: null })
})

it('refuses what is neither', () => {
  for (const other of [null, 7, 'x', {}, { session: {} }, { session: session(), project: { format: 'x' } }]) {
    expect(() => readKeptWork(kept(other)), JSON.stringify(other)).toThrow()
  }
})

/** Broken once by writing over what another tab had kept. */
it('keeps what another tab saved of the same project meanwhile', () => {
  const mine = { session: session(), project: { ...project(), removed: ['x'] } }
  const theirs = { session: session(), project: { ...project(), versions: [version('v1'), version('v2')] } }
  theirs.project.entries = [comment('louder'), comment('softer')]
  const over = keptOver(mine, kept(theirs))
  expect(over.project?.versions.map(({ name }) => name)).toEqual(['v1', 'v2'])
  expect(over.project?.entries).toHaveLength(2)
  expect(over.project?.removed).toEqual(['x'])
})

it('keeps nothing of another project, of a bare session, or of nothing', () => {
  const mine = { session: session(), project: project() }
  const other = { session: session(), project: { ...project('2'.repeat(32)), versions: [version('v9')] } }
  for (const before of [other, session(), undefined]) expect(keptOver(mine, kept(before))).toEqual(mine)
  expect(keptOver({ session: session(), project: null }, kept(other)).project).toBeNull()
})
