import { expect, it } from 'vitest'
import { placeNow, presentOffset } from '../../src/commands/comment-place'
import { withId } from '../../src/project/entry-id'
import { newProject } from '../../src/project/new-project'
import type { CommentEntry, CommentedSlot } from '../../src/project/review-entry'
import { makeVersion } from '../../src/project/version'
import { defaultSession, newGroup } from '../../src/session/new-session'

const RATE = 48_000

const session = (stem: string) => {
  const sha256 = stem.padStart(64, '0')
  const ref = { fileName: `${stem}.wav`, sha256, rateHz: RATE, channels: 2, frames: 60 * RATE, lossy: false }
  return { ...defaultSession(RATE), groups: [newGroup('g1', [ref])] }
}

const version = (stem: string, musicOffsetSeconds: number) =>
  makeVersion({
    ...{ name: stem, note: '', author: 'Jo', savedAt: '2026-11-21T12:00:00.000Z' },
    ...{ session: session(stem), musicOffsetSeconds },
  })

const first = version('a', 0)
const later = version('b', 2.5)
const project = { ...newProject('0'.repeat(32), 'Jo'), versions: [first, later] }

const comment = (slot: CommentedSlot, startSeconds: number, endSeconds: number | null = null) =>
  withId({
    ...{ kind: 'comment', slot, text: 'here', author: 'Anna', at: '2026-11-21T12:00:00.000Z', rateHz: RATE },
    ...{ startFrame: startSeconds * RATE, endFrame: endSeconds === null ? null : endSeconds * RATE },
  }) as CommentEntry

// Broken once by a place that took the two offsets the other way round.
it('keeps a comment on its music when the stems of the song begin later', () => {
  const about = comment(`version:${first.id}`, 10, 12)
  expect(placeNow(about, project, session('a'))).toEqual({ startFrame: 10 * RATE, endFrame: 12 * RATE })
  expect(placeNow(about, project, session('b'))).toEqual({ startFrame: 12.5 * RATE, endFrame: 14.5 * RATE })
  const back = comment(`version:${later.id}`, 10)
  expect(placeNow(back, project, session('a'))).toEqual({ startFrame: 7.5 * RATE, endFrame: null })
})

it('takes a song with stems of its own to lie where the latest version does', () => {
  expect(presentOffset(project, session('c'))).toBe(2.5)
  expect(presentOffset({ ...project, versions: [] }, session('c'))).toBe(0)
})

it('leaves a comment on a reference, and on a version that is gone, at its own time', () => {
  for (const slot of ['reference:r1', 'version:0000000000000000'] as const) {
    expect(placeNow(comment(slot, 10), project, session('b'))).toEqual({ startFrame: 10 * RATE, endFrame: null })
  }
})
