import { expect, it, vi } from 'vitest'
import type { App } from '../../src/commands/app'
import { answerBlind, endBlindTest, hearBlind, runBlindTest, startBlindTest } from '../../src/commands/blind-test'
import { followProject } from '../../src/commands/follow-project'
import { hearBand } from '../../src/commands/hear-band'
import { saveVersion } from '../../src/commands/save-version'
import { blindTestsOf } from '../../src/project/threads'
import type { MonitorSlot } from '../../src/protocol/listening'
import { defaultSession, newGroup } from '../../src/session/new-session'
import { createBlindStore } from '../../src/state/blind-store'
import { createCompareStore } from '../../src/state/compare-store'
import { createLoudnessStore } from '../../src/state/loudness-store'
import { createNoticeStore } from '../../src/state/notice-store'
import { createProjectStore } from '../../src/state/project-store'
import { createSessionStore } from '../../src/state/session-store'
import { createTransportStore } from '../../src/state/transport-store'

const A: MonitorSlot = 'sum'
const B: MonitorSlot = 'rough'
const sides = {
  a: { slot: A, label: 'Plain sum', stateSha256: null },
  b: { slot: B, label: 'Rough mix', stateSha256: null },
}

/** A page whose live graph only notes what it is told to let through. */
function page() {
  const heard: (MonitorSlot | null)[] = []
  const app = {
    ...{ session: createSessionStore(), project: createProjectStore(), transport: createTransportStore() },
    ...{ blind: createBlindStore(), notices: createNoticeStore(), compare: createCompareStore() },
    ...{ loudness: createLoudnessStore(), live: { hearBlind: (slot: MonitorSlot | null) => heard.push(slot) } },
  } as unknown as App
  followProject(app)
  const stem = { fileName: 'a.wav', sha256: 'a'.repeat(64), rateHz: 48_000, channels: 2, frames: 9, lossy: false }
  const document = { ...defaultSession(48_000), groups: [newGroup('g1', [stem])] }
  app.session.getState().open({ ...document, compare: { ...document.compare, rough: stem } })
  const state = () => app.blind.getState()
  const entries = () => app.project.getState().project?.entries ?? []
  const drive = (value: number) =>
    app.session.getState().edit('Drive', null, [{ path: ['master', 'limiter', 'driveDb'], value }])
  return { app, heard, state, entries, drive, last: () => heard.at(-1) }
}

it('answers by ear alone, and keeps a whole ABX test', () => {
  const { app, heard, state, entries, last } = page()
  const place = { host: 'master', processor: 'glue' } as const
  const heldBand = { place: { host: 'master', processor: 'eq' }, band: 2 } as const
  app.transport.setState({ audition: { kind: 'delta', place, on: true }, heldBand })
  runBlindTest(app, { method: 'abx', a: A, b: B, trials: 12 }, sides)
  expect(app.transport.getState()).toMatchObject({ blind: true, audition: null, heldBand: null })
  expect(last()).toBe(A)
  const xs: (MonitorSlot | null | undefined)[] = []
  for (let trial = 0; trial < 12; trial++) {
    expect(state()).toMatchObject({ status: 'running', answered: trial, hearing: 'a', result: null })
    hearBlind(app, 'b')
    expect(last()).toBe(B)
    hearBlind(app, 'x')
    xs.push(last())
    // The places of the other method mean nothing here.
    hearBlind(app, 'first')
    answerBlind(app, 'second')
    expect(state().answered).toBe(trial)
    answerBlind(app, last() === A ? 'a' : 'b')
  }
  expect(xs.every((slot) => slot === A || slot === B)).toBe(true)
  expect(state()).toMatchObject({ status: 'done', result: { method: 'abx', trials: 12, successes: 12 }, hearing: null })
  expect(entries()).toMatchObject([{ kind: 'blindTest', method: 'abx', trials: 12, successes: 12, ...sides }])
  expect(app.transport.getState().blind).toBe(false)
  expect(last()).toBeNull()
  const count = heard.length
  hearBlind(app, 'x')
  answerBlind(app, 'a')
  expect(heard).toHaveLength(count)
})

it('holds no band of an equaliser while it runs', () => {
  const { app } = page()
  const place = { host: 'master', processor: 'eq' } as const
  runBlindTest(app, { method: 'abx', a: A, b: B, trials: 12 }, sides)
  hearBand(app, place, 3)
  expect(app.transport.getState().heldBand).toBeNull()
  endBlindTest(app)
  hearBand(app, place, 3)
  expect(app.transport.getState().heldBand).toEqual({ place, band: 3 })
  hearBand(app, place, null)
  expect(app.transport.getState().heldBand).toBeNull()
})

it('counts what was preferred, whatever place it was offered at', () => {
  const { app, state, last } = page()
  runBlindTest(app, { method: 'preference', a: A, b: B, trials: 20 }, sides)
  const firsts = new Set<unknown>()
  for (let trial = 0; trial < 20; trial++) {
    hearBlind(app, 'first')
    const first = last()
    firsts.add(first)
    hearBlind(app, 'second')
    expect(new Set([first, last()])).toEqual(new Set([A, B]))
    hearBlind(app, 'x')
    // Five times A, else B.
    answerBlind(app, (first === A) === trial < 5 ? 'first' : 'second')
  }
  expect(state().result).toEqual({ method: 'preference', trials: 20, successes: 5 })
})

/** Broken once by putting the test into the store. */
it('holds nothing in any store that tells what is heard', () => {
  const { app } = page()
  // Every X is B: each bit of the key is 1.
  const random = vi
    .spyOn(crypto, 'getRandomValues')
    .mockImplementation((array) => (array as Uint8Array).fill(255) as never)
  try {
    runBlindTest(app, { method: 'abx', a: A, b: B, trials: 5 }, sides)
  } finally {
    random.mockRestore()
  }
  const told = () =>
    JSON.stringify([app.blind.getState(), app.transport.getState(), app.project.getState(), app.notices.getState()])
  const other = page().app
  const zero = vi.spyOn(crypto, 'getRandomValues').mockImplementation((array) => (array as Uint8Array).fill(0) as never)
  try {
    runBlindTest(other, { method: 'abx', a: A, b: B, trials: 5 }, sides)
  } finally {
    zero.mockRestore()
  }
  other.project.setState(app.project.getState())
  const toldOther = () =>
    JSON.stringify([
      other.blind.getState(),
      other.transport.getState(),
      other.project.getState(),
      other.notices.getState(),
    ])
  for (let trial = 0; trial < 4; trial++) {
    hearBlind(app, 'x')
    hearBlind(other, 'x')
    expect(told()).toBe(toldOther())
    answerBlind(app, 'a')
    answerBlind(other, 'a')
    expect(told()).toBe(toldOther())
  }
})

it('is given up where the song or what is compared changes, and says so', () => {
  const { app, state, entries, drive, last } = page()
  const change = [
    () => drive(3),
    () => app.session.getState().edit('Match', null, [{ path: ['compare', 'matchLoudness'], value: false }]),
    () => app.session.getState().close(),
  ]
  for (const act of change) {
    runBlindTest(app, { method: 'abx', a: A, b: B, trials: 3 }, sides)
    app.session.getState().edit('Loop', null, [{ path: ['loop', 'endSeconds'], value: Math.random() }])
    expect(state().status).toBe('running')
    act()
    expect(state()).toMatchObject({ status: 'idle', error: expect.stringContaining('given up') })
    expect(last()).toBeNull()
  }
  expect(entries()).toEqual([])
})

it('is forgotten where the listener gives it up', () => {
  const { app, state, entries } = page()
  runBlindTest(app, { method: 'abx', a: A, b: B, trials: 3 }, sides)
  answerBlind(app, 'a')
  endBlindTest(app)
  expect(state()).toMatchObject({ status: 'idle', answered: 0, error: null })
  expect(app.transport.getState().blind).toBe(false)
  expect(entries()).toEqual([])
})

it('saves the master as a version first where it is one of the two, and keeps the result with that', async () => {
  const { app, state, entries, drive } = page()
  await startBlindTest(app, { method: 'abx', a: 'master', b: B, trials: 1 })
  const versions = () => app.project.getState().project?.versions ?? []
  expect(versions().map(({ name }) => name)).toEqual(['v1'])
  expect(app.notices.getState().notices.map(({ text }) => text)).toContain('Saved as “v1”.')
  expect(state()).toMatchObject({ status: 'running', a: 'v1', b: 'Rough mix' })
  answerBlind(app, 'a')
  expect(blindTestsOf(entries(), versions()[0]?.id ?? '')).toHaveLength(1)
  // A master that is saved already is not saved again.
  await startBlindTest(app, { method: 'abx', a: 'master', b: A, trials: 1 })
  endBlindTest(app)
  expect(versions()).toHaveLength(1)
  drive(2)
  await saveVersion(app, { name: 'v2 loud' })
  await startBlindTest(app, { method: 'abx', a: B, b: 'master', trials: 1 })
  expect(state()).toMatchObject({ a: 'Rough mix', b: 'v2 loud' })
})

it('says why two things cannot be compared', async () => {
  const { app, state } = page()
  const ask = async (a: MonitorSlot, b: MonitorSlot) => {
    await startBlindTest(app, { method: 'abx', a, b, trials: 3 })
    expect(state().status).toBe('idle')
    return state().error
  }
  expect(await ask('sum', 'sum')).toContain('different')
  expect(await ask('sum', 'reference:r1')).toContain('not there')
  app.session.getState().edit('Match', null, [{ path: ['compare', 'matchLoudness'], value: false }])
  expect(await ask('sum', 'rough')).toContain('loudness match')
  app.session.getState().close()
  expect(await ask('sum', 'rough')).toContain('add stems')
})
