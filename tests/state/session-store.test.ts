import { expect, it } from 'vitest'
import { defaultSession, newGroup, newReference } from '../../src/session/new-session'
import { createSessionStore, groupById, stemsOf } from '../../src/state/session-store'

const stem = (fileName: string) => ({
  fileName,
  sha256: fileName,
  rateHz: 48_000,
  channels: 2,
  frames: 1,
  lossy: false,
})

it('opens, edits, undoes and redoes a session, and starts its history anew with the next one', () => {
  const store = createSessionStore()
  store.getState().edit('nothing is open', null, [{ path: ['title'], value: 'x' }])
  expect(store.getState().session).toBeNull()

  const session = { ...defaultSession(48_000), groups: [newGroup('g1', [stem('kick.wav')])] }
  store.getState().open(session)
  const path = ['groups', 0, 'strip', 'output', 'gainDb']
  store.getState().edit('Gain', null, [{ path, value: -3 }])
  expect(groupById(store.getState().session, 'g1')?.strip.output.gainDb).toBe(-3)
  store.getState().undo()
  expect(store.getState().session).toEqual(session)
  store.getState().redo()
  expect(store.getState().session?.groups[0]?.strip.output.gainDb).toBe(-3)

  store.getState().open(session)
  expect(store.getState().history?.past).toEqual([])
  store.getState().undo()
  expect(store.getState().session).toEqual(session)
})

it('tells nobody of an edit that changes nothing', () => {
  const store = createSessionStore()
  store.getState().open(defaultSession(48_000))
  let told = 0
  store.subscribe(() => {
    told += 1
  })
  store.getState().edit('Title', null, [{ path: ['title'], value: '' }])
  store.getState().undo()
  expect(told).toBe(0)
})

it('counts the stems to compare with among those that a session needs', () => {
  const session = { ...defaultSession(48_000), groups: [newGroup('g1', [stem('a'), stem('b')])] }
  session.compare.references = [newReference('r1', stem('record'))]
  expect(stemsOf(session).map((ref) => ref.fileName)).toEqual(['a', 'b', 'record'])
})
