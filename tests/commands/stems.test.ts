import { expect, it } from 'vitest'
import { remarkOnRates } from '../../src/commands/add-stems'
import type { App } from '../../src/commands/app'
import { exportObstacle } from '../../src/commands/export-master'
import { moveStem } from '../../src/commands/move-stem'
import { remarkOnFew } from '../../src/commands/remark-few-stems'
import { removeStem } from '../../src/commands/remove-stem'
import { fileNamePart } from '../../src/session/file-name'
import { defaultSession, newGroup } from '../../src/session/new-session'
import { createSessionStore } from '../../src/state/session-store'

const stem = (fileName: string, rateHz = 48_000) => ({
  fileName,
  sha256: fileName,
  rateHz,
  channels: 2,
  frames: 9,
  lossy: false,
})

/** These commands need the session's store and nothing else. */
function appWith(...groups: ReturnType<typeof newGroup>[]) {
  const session = createSessionStore()
  session.getState().open({ ...defaultSession(48_000), groups })
  const stems = () => session.getState().session?.groups.map((group) => group.stems.map((ref) => ref.fileName))
  return { app: { session } as unknown as App, session, stems }
}

it('removes a stem, its group with the last one, and undo brings both back', () => {
  const [kick, hat, bass] = [stem('kick'), stem('hat'), stem('bass')]
  const { app, session, stems } = appWith(newGroup('g1', [kick, hat]), newGroup('g2', [bass]))
  removeStem(app, 'g1', kick)
  expect(stems()).toEqual([['hat'], ['bass']])
  removeStem(app, 'g2', bass)
  expect(stems()).toEqual([['hat']])
  session.getState().undo()
  session.getState().undo()
  expect(stems()).toEqual([['kick', 'hat'], ['bass']])
})

it('moves a stem into another group or one of its own, and never makes a ninth', () => {
  const [kick, hat, bass] = [stem('kick'), stem('hat'), stem('bass')]
  const { app, stems } = appWith(newGroup('g1', [kick, hat]), newGroup('g2', [bass]))
  moveStem(app, 'g2', bass, 'g1')
  expect(stems()).toEqual([['kick', 'hat', 'bass']])
  moveStem(app, 'g1', hat, null)
  expect(stems()).toEqual([['kick', 'bass'], ['hat']])

  const full = Array.from({ length: 8 }, (_, i) => newGroup(`g${i + 1}`, [stem(`a${i}`), stem(`b${i}`)]))
  const eight = appWith(...full)
  moveStem(eight.app, 'g1', full[0]?.stems[0] as ReturnType<typeof stem>, null)
  expect(eight.session.getState().session?.groups).toHaveLength(8)
})

it('gives the session the rate that most of its stems have, a tie the higher one', () => {
  const [low, high, other] = [stem('low', 44_100), stem('high', 96_000), stem('other', 44_100)]
  const { app, session } = appWith(newGroup('g1', [low]), newGroup('g2', [high]), newGroup('g3', [other]))
  removeStem(app, 'g2', high)
  expect(session.getState().session?.rateHz).toBe(44_100)
  session.getState().undo()
  removeStem(app, 'g1', low)
  expect(session.getState().session?.rateHz).toBe(96_000)
})

it('says that there are few stems and which are converted', () => {
  const session = {
    ...defaultSession(48_000),
    groups: [newGroup('g1', [stem('kick.wav')]), newGroup('g2', [stem('bass.wav', 44_100)])],
  }
  expect(remarkOnFew(2)).toContain('2 stems')
  expect(remarkOnRates(session, [stem('bass.wav', 44_100)])).toMatch(/bass\.wav.*44\.1 kHz.*48 kHz/)
  const four = { ...session, groups: ['a', 'b', 'c', 'd'].map((name) => newGroup(name, [stem(name)])) }
  expect([0, 4, 9].map(remarkOnFew)).toEqual([null, null, null])
  expect(remarkOnRates(four, [stem('a')])).toBeNull()
})

it('says why there is nothing to export, naming what is missing', () => {
  expect(exportObstacle(null, [])).toMatch(/add stems/)
  expect(exportObstacle(defaultSession(48_000), [])).toMatch(/add stems/)
  const session = { ...defaultSession(48_000), groups: [newGroup('g1', [stem('kick.wav')])] }
  expect(exportObstacle(session, [{ fileName: 'kick.wav' }])).toContain('kick.wav')
  expect(exportObstacle(session, [])).toBeNull()
})

it('makes file names that every system takes', () => {
  expect(fileNamePart('AC/DC: "Live"?', 'x')).toBe('AC DC Live')
  expect(fileNamePart('  ..  ', 'fallback')).toBe('fallback')
  expect([...fileNamePart('🥁'.repeat(300), 'x')]).toHaveLength(100)
})
