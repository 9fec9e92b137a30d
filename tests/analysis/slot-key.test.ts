import { expect, it } from 'vitest'
import { fileKey, songKey } from '../../src/analysis/slot-key'
import { defaultSession, newGroup } from '../../src/session/new-session'

const stem = (sha256: string) => ({
  fileName: `${sha256}.wav`,
  sha256,
  rateHz: 48_000,
  channels: 2,
  frames: 9,
  lossy: false,
})
const facts = (sha256: string) => ({
  ref: stem(sha256),
  peaks: { min: new Float32Array(), max: new Float32Array(), framesPerPeak: 1 },
  warnings: [],
  container: 'wav',
  bitDepth: 24,
})
const here = { a: facts('a'), b: facts('b') }
const session = () => ({
  ...defaultSession(48_000),
  groups: [newGroup('g1', [stem('a')]), newGroup('g2', [stem('b')])],
})

it('changes with what is heard, and with nothing else', () => {
  const master = songKey(session(), 'master', here)
  const sum = songKey(session(), 'sum', here)

  const turned = session()
  if (turned.groups[0]) turned.groups[0].strip.output.gainDb = -3
  expect(songKey(turned, 'master', here)).not.toBe(master)
  expect(songKey(turned, 'sum', here)).toBe(sum)

  const moved = { ...turned, sections: [{ id: 's1', name: '', startSeconds: 0.1 }] }
  if (moved.groups[0]) moved.groups[0].strip.rides.gainsDb = { s1: 2 }
  const later = { ...moved, sections: [{ id: 's1', name: '', startSeconds: 0.2 }] }
  expect(songKey(later, 'master', here)).not.toBe(songKey(moved, 'master', here))

  // The figures are those of the file that will be written.
  const coarser = { ...session(), export: { ...session().export, format: 'wav16' as const } }
  expect(songKey(coarser, 'master', here)).not.toBe(master)
  expect(songKey({ ...session(), seed: 7 }, 'master', here)).not.toBe(master)

  const renamed = { ...session(), title: 'other' }
  if (renamed.groups[0]) renamed.groups[0].name = 'Kick'
  expect(songKey(renamed, 'master', here)).toBe(master)
})

it('is null where there is nothing whole to measure', () => {
  expect(songKey(session(), 'master', { a: facts('a') })).toBeNull()
  expect(songKey(defaultSession(48_000), 'sum', here)).toBeNull()
  expect(fileKey(stem('c'), here)).toBeNull()
  expect(fileKey(stem('b'), here)).toContain('b')
})
