import { expect, it } from 'vitest'
import { comparedSounds } from '../../src/analysis/compared-sounds'
import { defaultSession, newReference } from '../../src/session/new-session'
import type { CompareState, PreparedVersion } from '../../src/state/compare-store'

const stem = (name: string) => ({
  ...{ fileName: name, sha256: name, rateHz: 44_100, channels: 2, frames: 9, lossy: false },
})
const version = (id: string, startFrame: number, musicOffsetSeconds: number): PreparedVersion => ({
  ...{ versionId: id, name: id, status: 'ready', fraction: 1, error: null, musicOffsetSeconds },
  sound: { stem: stem(id), startFrame },
})
const compare = (musicOffsetSeconds: number, ...versions: PreparedVersion[]): CompareState => ({
  ...{ versions, codec: null, musicOffsetSeconds },
})

it('lays references by their offset, with the part of them that is looped', () => {
  const session = defaultSession(48_000)
  session.compare.rough = stem('rough')
  session.compare.references = [
    { ...newReference('r1', stem('a')), offsetSeconds: -1.5, trimDb: -2 },
    { ...newReference('r2', stem('b')), loop: { on: true, startSeconds: 1, endSeconds: 3 } },
    // Nobody hears a loop of no length.
    { ...newReference('r3', stem('c')), loop: { on: true, startSeconds: 3, endSeconds: 3 } },
  ]
  const sounds = comparedSounds(session, compare(0))
  expect(sounds.map(({ slot, offsetFrames, trimDb }) => [slot, offsetFrames, trimDb])).toEqual([
    ['rough', 0, 0],
    ['reference:r1', -72_000, -2],
    ['reference:r2', 0, 0],
    ['reference:r3', 0, 0],
  ])
  expect(sounds.map(({ loop }) => loop)).toEqual([null, null, { startFrame: 48_000, endFrame: 144_000 }, null])
})

/** Broken once by laying each version at its own time. */
it('lays versions on the music of the song as it stands', () => {
  const sounds = comparedSounds(defaultSession(48_000), compare(2, version('early', 0, 0), version('late', 480, 3.5)))
  expect(sounds.map(({ offsetFrames }) => offsetFrames)).toEqual([96_000, 480 - 72_000])
})

it('knows nothing that is not ready', () => {
  const preparing: PreparedVersion = { ...version('v', 0, 0), status: 'preparing', sound: null }
  expect(comparedSounds(defaultSession(48_000), compare(0, preparing))).toEqual([])
})
