import { expect, it } from 'vitest'
import { balanceKeys } from '../../src/analysis/balance-keys'
import type { SessionDoc } from '../../src/session/document'
import { defaultSession, newGroup } from '../../src/session/new-session'
import { createCompareStore } from '../../src/state/compare-store'
import type { ImportsState } from '../../src/state/imports-store'

const stem = (sha256: string) => ({
  fileName: `${sha256}.wav`,
  sha256,
  rateHz: 48_000,
  channels: 2,
  frames: 9,
  lossy: false,
})

function keys(change: (session: SessionDoc) => void = () => {}, here: readonly string[] = ['a', 'b', 'c']) {
  const session = { ...defaultSession(48_000), groups: [newGroup('g1', [stem('a')]), newGroup('g2', [stem('b')])] }
  session.compare.rough = stem('c')
  change(session)
  const stems = Object.fromEntries(here.map((hash) => [hash, {}])) as unknown as ImportsState['stems']
  return balanceKeys(session, createCompareStore().getState(), stems)
}

it('has a key for everything that can be measured', () => {
  expect(Object.keys(keys()).sort()).toEqual(['master', 'rough', 'sum'])
  expect(Object.keys(keys(() => {}, ['a', 'c']))).toEqual(['rough'])
})

/** Broken once by the key of the file, which changes with its format. */
it('changes with the sound, and not with what the file is made of', () => {
  const louder = keys((session) => {
    session.master.limiter.driveDb += 1
  })
  expect(louder.master).not.toBe(keys().master)
  expect([louder.sum, louder.rough]).toEqual([keys().sum, keys().rough])
  const other = keys((session) => {
    session.export.format = 'wav16'
    session.title = 'Another name'
  })
  expect(other).toEqual(keys())
})
