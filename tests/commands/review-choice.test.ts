import { expect, it } from 'vitest'
import { mergedProject } from '../../src/commands/merged-project'
import { chosenSlots, headOf, type ReviewChoice, reviewObstacle } from '../../src/commands/review-choice'
import { projectStems } from '../../src/commands/save-project'
import { withId } from '../../src/project/entry-id'
import { newProject } from '../../src/project/new-project'
import type { ProjectDoc } from '../../src/project/project'
import { makeVersion } from '../../src/project/version'
import { defaultSession, newGroup } from '../../src/session/new-session'

const stem = (name: string, sha256: string | null = name.padStart(64, '0')) => ({
  ...{ fileName: `${name}.wav`, sha256, rateHz: 44_100, channels: 2, frames: 441_000, lossy: false },
})
const session = (...names: string[]) => ({
  ...defaultSession(44_100),
  groups: names.map((name, index) => newGroup(`g${index + 1}`, [stem(name)])),
})
const CHOICE: ReviewChoice = {
  ...{ versions: ['v'], references: ['r2', 'r1'], sum: true, rough: true, codec: 'flac', message: 'Hi' },
}
const version = (name: string, savedAt = '2026-11-21T09:00:00.000Z') =>
  makeVersion({ ...{ name, note: '', author: 'Anna', savedAt, musicOffsetSeconds: 0 }, session: session('a') })
const comment = (text: string) =>
  withId({
    ...{ kind: 'comment' as const, author: 'Ben', at: '2026-11-21T09:00:00.000Z', text, rateHz: 44_100 },
    ...{ slot: `version:${'0'.repeat(16)}` as const, startFrame: 44_100, endFrame: null },
  })
const project = (change: Partial<ProjectDoc> = {}): ProjectDoc => ({ ...newProject('1'.repeat(32), 'Anna'), ...change })

it('has the versions first, then what they are compared with', () => {
  expect(chosenSlots(CHOICE)).toEqual(['version:v', 'rough', 'sum', 'reference:r2', 'reference:r1'])
  expect(chosenSlots({ ...CHOICE, sum: false, rough: false, references: [] })).toEqual(['version:v'])
})

it('says why there can be no review', () => {
  expect(reviewObstacle(session('a'), CHOICE)).toBeNull()
  expect(reviewObstacle(null, CHOICE)).toContain('add stems')
  expect(reviewObstacle(session(), CHOICE)).toContain('add stems')
  expect(reviewObstacle(session('a'), { ...CHOICE, versions: [] })).toContain('Choose a version')
  const odd = { ...session('a'), rateHz: 384_000 }
  expect(reviewObstacle(odd, CHOICE)).toContain('384 kHz')
  expect(reviewObstacle(odd, { ...CHOICE, codec: 'opus' })).toBeNull()
})

it('says at the rate of the review where the sections are, and sends what stands', () => {
  const song = {
    ...session('a'),
    sections: [
      { id: 's1', name: 'Intro', startSeconds: 0 },
      { id: 's2', name: '', startSeconds: 2.5 },
    ],
  }
  const [shown, hidden] = [comment('louder'), comment('softer')]
  const head = headOf(
    song,
    project({ entries: [shown, hidden], hidden: [hidden.id] }),
    { ...CHOICE, codec: 'opus' },
    48_000,
  )
  expect(head).toMatchObject({
    projectId: '1'.repeat(32),
    from: 'Anna',
    message: 'Hi',
    rateHz: 48_000,
    songFrames: 480_000,
    codec: 'opus',
  })
  expect(head.sections).toEqual([
    { name: 'Intro', startFrame: 0 },
    { name: 'Section 2', startFrame: 120_000 },
  ])
  expect(head.entries).toEqual([shown])
  expect(head.reviewId).toMatch(/^[0-9a-f]{32}$/)
  expect(headOf(song, project(), CHOICE, 44_100).reviewId).not.toBe(head.reviewId)
})

it('saves the stems of the session and of every version, each once', () => {
  const now = session('a', 'b')
  now.compare.rough = stem('rough')
  const unknown = { ...session(), groups: [newGroup('g1', [stem('hand', null)])] }
  expect(projectStems([now, session('b', 'c'), unknown]).map(({ fileName }) => fileName)).toEqual([
    ...['a.wav', 'b.wav', 'rough.wav', 'c.wav'],
  ])
})

/** Broken once by taking the versions of one copy only. */
it('puts two copies of a project together, in whatever order', () => {
  const early = version('v1')
  const late = version('v2', '2026-11-21T10:00:00.000Z')
  const [a, b] = [comment('louder'), comment('softer')]
  const mine = project({
    versions: [late],
    entries: [a],
    removed: [late.id],
    hidden: [a.id],
    sent: [late.id],
    author: '',
  })
  const theirs = project({ versions: [early, late], entries: [b, a], sent: [early.id], author: 'Ben' })
  const both = mergedProject(mine, theirs)
  expect(both.versions.map(({ name }) => name)).toEqual(['v1', 'v2'])
  expect(both).toMatchObject({ removed: [late.id], hidden: [a.id], author: 'Ben' })
  expect(both.entries).toHaveLength(2)
  const other = mergedProject(theirs, mine)
  expect(other.versions).toEqual(both.versions)
  expect(other.entries).toEqual(both.entries)
  expect(new Set(other.sent)).toEqual(new Set(both.sent))
  expect(mergedProject(both, theirs)).toEqual(both)
  expect(mergedProject(mine, project({ id: '2'.repeat(32), versions: [early] }))).toBe(mine)
})
