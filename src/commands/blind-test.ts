import {
  answer,
  answeredTrials,
  type BlindMethod,
  type BlindTest,
  createBlindTest,
  isFinished,
  resultOf,
  sideOffered,
  sideOfX,
} from '../project/blind-test'
import type { VersionDoc } from '../project/project'
import type { BlindSide } from '../project/review-entry'
import { stateSha256 } from '../project/state-hash'
import type { MonitorSlot } from '../protocol/listening'
import { type BlindPlace, NO_BLIND_TEST } from '../state/blind-store'
import { isMatching } from '../state/loudness-store'
import type { App } from './app'
import { blindSide } from './blind-side'
import { filledSlots } from './choose-slot'
import { prepareVersion } from './prepare-version'
import { sayEntry } from './say-entry'
import { endAudition } from './set-audition'
import { versionById } from './version-by-id'

export interface BlindRequest {
  readonly method: BlindMethod
  readonly a: MonitorSlot
  readonly b: MonitorSlot
  readonly trials: number
}

/** A test that runs: what it hides lives in here alone. No store and no element of the page ever holds it. */
interface Running {
  test: BlindTest
  readonly slots: Readonly<Record<'a' | 'b', MonitorSlot>>
  readonly sides: Readonly<Record<'a' | 'b', BlindSide>>
  unsubscribe(): void
}

type Needs = Pick<App, 'session' | 'project' | 'transport' | 'live' | 'blind'>

const runs = new WeakMap<object, Running>()

/** Why two slots cannot be told apart blindly now, in words that say what to do; null where they can. */
export function blindObstacle(app: App, a: MonitorSlot, b: MonitorSlot): string | null {
  const { session } = app.session.getState()
  if (!session || session.groups.length === 0) return 'There is nothing to compare: add stems first.'
  if (a === b) return 'Choose two different things to compare.'
  const filled = filledSlots(app)
  const isThere = (slot: MonitorSlot) => filled.includes(slot) || savedVersion(app, slot) !== null
  if (![a, b].every(isThere)) return 'One of the two is not there to be heard.'
  if (!session.compare.matchLoudness)
    return 'Turn on the loudness match first: the louder one is nearly always preferred.'
  return null
}

/** The version that a slot plays; null where it plays something else, or one that is not known. */
function savedVersion(app: App, slot: MonitorSlot): VersionDoc | null {
  return slot.startsWith('version:') ? versionById(app, slot.slice('version:'.length)) : null
}

/**
 * Begins a blind test between two slots of the monitor. Where the master as it stands is one of them and no version, it
 * is saved as one first: a result belongs to a sound that can be had again.
 */
export async function startBlindTest(app: App, { method, a, b, trials }: BlindRequest): Promise<void> {
  const { status } = app.blind.getState()
  if (status === 'running' || status === 'preparing') return
  const obstacle = blindObstacle(app, a, b)
  if (obstacle) {
    app.blind.setState({ ...NO_BLIND_TEST, error: obstacle })
    return
  }
  app.blind.setState({ ...NO_BLIND_TEST, status: 'preparing', method, trials })
  const sides = { a: await blindSide(app, a), b: await blindSide(app, b) }
  for (const slot of [a, b]) {
    const version = savedVersion(app, slot)
    if (version) await prepareVersion(app, version)
  }
  endAudition(app)
  await levelsStand(app)
  if (app.blind.getState().status !== 'preparing') return
  const late = blindObstacle(app, a, b) ?? (filledSlots(app).includes(a) && filledSlots(app).includes(b) ? null : LOST)
  if (late) app.blind.setState({ ...NO_BLIND_TEST, error: late })
  else runBlindTest(app, { method, a, b, trials }, sides)
}

const LOST = 'One of the two could not be made ready to be heard.'

/** Resolves when all is as loud as it will stay. */
async function levelsStand(app: Pick<App, 'loudness'>): Promise<void> {
  if (!isMatching(app.loudness.getState())) return
  await new Promise<void>((resolve) => {
    const unsubscribe = app.loudness.subscribe((state) => {
      if (isMatching(state)) return
      unsubscribe()
      resolve()
    })
  })
}

/** The test itself, between sides that are known. */
export function runBlindTest(app: Needs, { method, a, b, trials }: BlindRequest, sides: Running['sides']): void {
  const key = crypto.getRandomValues(new Uint8Array(trials))
  const state = stateOf(app)
  const unsubscribe = app.session.subscribe(({ session }, before) => {
    const isOther = session?.compare !== before.session?.compare
    if (session !== before.session && (isOther || stateOf(app) !== state)) {
      endBlindTest(app, 'The blind test was given up: the song was changed while it ran.')
    }
  })
  runs.set(app.blind, { test: createBlindTest({ method, trials, key }), slots: { a, b }, sides, unsubscribe })
  app.blind.setState({
    ...NO_BLIND_TEST,
    ...{ status: 'running', method, trials, a: sides.a.label, b: sides.b.label },
  })
  // A processor that is judged by itself, or a band, would be heard as one of the sides.
  app.transport.setState({ blind: true, audition: null, heldBand: null })
  hearBlind(app, method === 'abx' ? 'a' : 'first')
}

const stateOf = (app: Needs) => {
  const { session } = app.session.getState()
  return session && stateSha256(session)
}

/** Lets one of the trial's sounds be heard. */
export function hearBlind(app: Needs, place: BlindPlace): void {
  const running = runs.get(app.blind)
  if (!running || isFinished(running.test)) return
  const isAbx = running.test.method === 'abx'
  if (isAbx === (place === 'first' || place === 'second')) return
  app.live.hearBlind(running.slots[sideAt(running.test, place)])
  app.blind.setState({ hearing: place })
}

function sideAt(test: BlindTest, place: BlindPlace): 'a' | 'b' {
  if (place === 'a' || place === 'b') return place
  if (place === 'x') return sideOfX(test)
  return sideOffered(test, place === 'first' ? 0 : 1)
}

/** Answers the trial. ABX: what X was taken for. Preference: which of the two offered ones is better. */
export function answerBlind(app: Needs, choice: 'a' | 'b' | 'first' | 'second'): void {
  const running = runs.get(app.blind)
  if (!running || isFinished(running.test)) return
  const { test } = running
  const isAbx = test.method === 'abx'
  if (isAbx === (choice === 'first' || choice === 'second')) return
  running.test = answer(test, sideAt(test, choice))
  app.blind.setState({ answered: answeredTrials(running.test) })
  const result = resultOf(running.test)
  if (!result) {
    hearBlind(app, isAbx ? 'a' : 'first')
    return
  }
  const { a, b } = running.sides
  leave(app)
  sayEntry(app, { kind: 'blindTest', ...result, a, b })
  app.blind.setState({ status: 'done', hearing: null, result })
}

/** Gives a test up; its answers are forgotten. With a reason where it was not the listener who did. */
export function endBlindTest(app: Needs, reason: string | null = null): void {
  if (app.blind.getState().status === 'idle') return
  leave(app)
  app.blind.setState({ ...NO_BLIND_TEST, error: reason })
}

function leave(app: Needs): void {
  runs.get(app.blind)?.unsubscribe()
  runs.delete(app.blind)
  app.live.hearBlind(null)
  app.transport.setState({ blind: false })
}
