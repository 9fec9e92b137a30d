import { describe, expect, it } from 'vitest'
import { placeIn } from '../../src/project/musical-place'
import { newProject } from '../../src/project/new-project'
import { revisionsOf } from '../../src/project/revisions'
import { stateSha256 } from '../../src/project/state-hash'
import { makeVersion, nextVersionName, versionId, versionOfState } from '../../src/project/version'
import type { SessionDoc } from '../../src/session/document'
import { parseSession } from '../../src/session/parse-session'
import { stringifySession } from '../../src/session/stringify-session'
import { comment } from './said'
import { song } from './songs'

const saved = (session: SessionDoc = song(), name = 'v1') =>
  makeVersion({
    name,
    note: 'Vocal 0.5 dB up\nas Anna asked',
    author: 'Eve',
    savedAt: '2026-11-21T09:30:00.000Z',
    session,
    musicOffsetSeconds: 0,
  })

const stamped = (id: string): SessionDoc => {
  const session = song()
  const version = { id, name: id, stateSha256: '', approval: 'approved', approvedBy: 'Anna', approvedAt: '' } as const
  return { ...session, delivery: { ...session.delivery, version } }
}

describe('the hash of a state', () => {
  it('is that of the text, so that reading the session back gives it again', () => {
    expect(stateSha256(parseSession(stringifySession(song())).session)).toBe(stateSha256(song()))
  })

  it('does not hear the set-up of the ears, nor what an export said of its version', () => {
    const session = song()
    session.loop.on = true
    session.compare.rough = null
    expect(stateSha256(session)).toBe(stateSha256(song()))
    expect(stateSha256(stamped('one'))).toBe(stateSha256(song()))
  })

  it('changes with the sound, with the file and with its metadata', () => {
    const hashes = [
      (session: SessionDoc) => (session.groups[0]!.strip.output.gainDb = -0.1),
      (session: SessionDoc) => (session.groups[0]!.strip.output.mute = true),
      (session: SessionDoc) => (session.export.format = 'wav16'),
      (session: SessionDoc) => (session.metadata.artist = 'Other'),
      (session: SessionDoc) => (session.delivery.targetLufs = -13),
      (session: SessionDoc) => (session.seed = 2),
    ].map((change) => {
      const session = song()
      change(session)
      return stateSha256(session)
    })
    expect(new Set([...hashes, stateSha256(song())]).size).toBe(hashes.length + 1)
  })
})

describe('a version', () => {
  it('is restored to the same state', () => {
    const version = saved()
    const restored = structuredClone(version.session) as SessionDoc
    expect(stateSha256(restored)).toBe(version.stateSha256)
    expect(stringifySession(restored)).toBe(stringifySession(song()))
  })

  it('is a copy that nothing changes', () => {
    const session = song()
    const version = saved(session)
    session.groups[0]!.strip.output.gainDb = 3
    expect(version.session.groups[0]?.strip.output.gainDb).toBe(0)
    expect(() => {
      version.session.groups[0]!.strip.output.gainDb = 3
    }).toThrow(TypeError)
    expect(() => version.session.groups[0]!.stems.pop()).toThrow(TypeError)
    expect(() => {
      ;(version as { name: string }).name = 'v9'
    }).toThrow(TypeError)
  })

  it('has the id of its content', () => {
    const version = saved()
    expect(version.id).toMatch(/^[0-9a-f]{16}$/)
    expect(versionId(JSON.parse(JSON.stringify(version)))).toBe(version.id)
    expect(saved().id).toBe(version.id)
    expect(saved(song(), 'v2').id).not.toBe(version.id)
  })

  it('does not carry what an export said of an earlier one', () => {
    expect(saved(stamped('one')).id).toBe(saved(stamped('two')).id)
    expect(JSON.stringify(saved(stamped('one')))).not.toContain('approvedBy')
  })

  it('has a name of one line, and a note of any', () => {
    const version = makeVersion({ ...saved(), name: ' v2\u202e\nup ', note: 'a\r\nb\u0000' })
    expect([version.name, version.note]).toEqual(['v2 up', 'a\nb '])
  })

  it('is found by its state: the latest one that is on the list', () => {
    const [first, second] = [saved(song(), 'v1'), saved(song(), 'v2')]
    const project = { ...newProject('0'.repeat(32)), versions: [first, second] }
    expect(versionOfState(project, song())).toBe(second)
    expect(versionOfState({ ...project, removed: [second.id] }, song())).toBe(first)
    const other = song()
    other.seed = 7
    expect(versionOfState(project, other)).toBeNull()
  })
})

it.each<[string[], string | undefined, string]>([
  [[], undefined, 'v1'],
  [['v1', 'v2 vocal up'], 'vocal up', 'v3 vocal up'],
  [['v9', 'V10 louder', 'v3'], '', 'v11'],
  [['rough', 'vocal 7', 'v2b', 'version 8'], '', 'v1'],
  [['v2.1 test'], '', 'v3'],
])('after %j comes %j: %s', (names, words, next) => {
  expect(
    nextVersionName(
      names.map((name) => ({ name })),
      words,
    ),
  ).toBe(next)
})

it.each([
  [[], 0, 0],
  [['a'], 0, 0],
  [['a', 'b'], 1, 0],
  [['a', 'b', 'a', 'b'], 1, 0],
  [['a', 'b', 'c', 'd'], 3, 0],
  [['a', 'b', 'c', 'd', 'e'], 4, 1],
])('%j went out: %i revisions, %i over', (sent, used, over) => {
  expect(revisionsOf({ sent, includedRevisions: 3 })).toEqual({ used, included: 3, over })
})

describe('a comment in another version', () => {
  const point = (startFrame: number, rateHz = 48_000) => comment({ startFrame, rateHz })

  it('keeps its frame where the music does', () => {
    for (const frame of [0, 1, 3_472_320, 2 ** 40]) {
      expect(placeIn(point(frame), 0, 0, 48_000)).toEqual({ startFrame: frame, endFrame: null })
      expect(placeIn(point(frame), 1.234567, 1.234567, 48_000).startFrame).toBe(frame)
    }
  })

  it('moves with the music, to the frame', () => {
    expect(placeIn(point(1000), 0, 480 / 48_000, 48_000).startFrame).toBe(1480)
    for (let frames = 0; frames < 500; frames += 7) {
      for (const rateHz of [44_100, 48_000, 96_000]) {
        const there = placeIn(point(100_000, rateHz), 0, frames / rateHz, rateHz).startFrame
        expect(there).toBe(100_000 + frames)
        expect(placeIn(point(there, rateHz), frames / rateHz, 0, rateHz).startFrame).toBe(100_000)
        const [from, over, to] = [0.123456789, 0.4321987 + frames / 99_991, frames / 70_001]
        const between = placeIn(point(100_000, rateHz), from, over, rateHz).startFrame
        const last = placeIn(point(between, rateHz), over, to, rateHz).startFrame
        expect(last).toBe(placeIn(point(100_000, rateHz), from, to, rateHz).startFrame)
      }
    }
  })

  it('is at the same time at another rate, for songs of any length', () => {
    expect(placeIn(point(48_000), 0, 0, 44_100).startFrame).toBe(44_100)
    expect(placeIn(point(3_472_320), 0, 0, 44_100).startFrame).toBe(3_190_194)
    expect(placeIn(point(1, 8000), 0, 0, 384_000).startFrame).toBe(48)
    // The product of frame and rate is no exact double any more.
    for (const frame of [2 ** 40, 2 ** 40 - 1, 889_164_258_580, 884_974_652_291]) {
      const exact = (BigInt(frame) * 2n * 383_999n + 11_025n) / (2n * 11_025n)
      expect(placeIn(point(frame, 11_025), 0, 0, 383_999).startFrame).toBe(Number(exact))
    }
  })

  it('is never before the song, and a range is never empty', () => {
    expect(placeIn(point(100), 1, 0, 48_000).startFrame).toBe(0)
    const range = comment({ startFrame: 100, endFrame: 96_000 })
    expect(placeIn(range, 1, 0, 48_000)).toEqual({ startFrame: 0, endFrame: 48_000 })
    expect(placeIn(range, 5, 0, 48_000)).toEqual({ startFrame: 0, endFrame: 1 })
    expect(placeIn(comment({ startFrame: 100, endFrame: 101, rateHz: 384_000 }), 0, 0, 8000)).toEqual({
      startFrame: 2,
      endFrame: 3,
    })
  })
})
