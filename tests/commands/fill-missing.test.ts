import { expect, it } from 'vitest'
import { availableSession, missingStems } from '../../src/commands/available-session'
import { fillMissing } from '../../src/commands/fill-missing'
import { defaultSession, newGroup } from '../../src/session/new-session'

const ref = (fileName: string, sha256: string | null, frames = 10) => ({
  fileName,
  sha256,
  rateHz: 48_000,
  channels: 2,
  frames,
  lossy: false,
})
const stored = (sha256: string) => ({
  ref: { ...ref(`${sha256}.wav`, sha256), sha256 },
  peaks: { min: new Float32Array(), max: new Float32Array(), framesPerPeak: 1 },
  warnings: [],
  container: 'wav',
  bitDepth: 24,
})
const available = (fileName: string, sha256: string) => ({ fileName, sha256, ref: ref(fileName, sha256, 20) })
const session = () => ({
  ...defaultSession(48_000),
  groups: [newGroup('g1', [ref('kick.wav', 'k')]), newGroup('g2', [ref('bass.wav', null), ref('sub.wav', 's')])],
})

it('finds stems by their samples whatever they are called now, and leaves the session as it was', () => {
  const open = session()
  const missing = missingStems(open, { s: stored('s') })
  expect(missing.map((stem) => stem.fileName)).toEqual(['kick.wav', 'bass.wav'])
  const filled = fillMissing(open, missing, [available('other name.wav', 'k')])
  expect(filled.session).toBe(open)
  expect(filled.extra).toEqual([])
  expect(filled.said).toEqual([])
})

it('takes a stem by its name, with its own samples, and says so where others were meant', () => {
  const open = session()
  const missing = missingStems(open, { s: stored('s') })
  const filled = fillMissing(open, missing, [
    available('kick.wav', 'new'),
    available('bass.wav', 'b'),
    available('fx.wav', 'f'),
  ])
  expect(filled.session.groups.map((group) => group.stems.map((stem) => stem.sha256))).toEqual([['new'], ['b', 's']])
  expect(filled.session.groups[0]?.stems[0]?.frames).toBe(20)
  expect(filled.extra.map((stem) => stem.fileName)).toEqual(['fx.wav'])
  // The bass had no hash in the session: there is nothing that it could differ from.
  expect(filled.said).toHaveLength(1)
  expect(filled.said[0]).toContain('kick.wav')
})

it('plays what is there, with every strip in its place', () => {
  const open = session()
  expect(availableSession(open, { k: stored('k') }).groups.map((group) => group.stems.length)).toEqual([1, 0])
  const whole = { ...open, groups: open.groups.slice(0, 1) }
  expect(availableSession(whole, { k: stored('k') })).toBe(whole)
})
