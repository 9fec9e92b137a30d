import { afterEach, expect, it, vi } from 'vitest'
import { CHECK_BANDS, type ListeningChecks, NO_CHECKS, type ProcessorPlace } from '../../src/protocol/listening'
import type { SessionDoc } from '../../src/session/document'
import { defaultSession, newGroup } from '../../src/session/new-session'
import { randomFrom } from '../dsp/limiter-signals'
import { GraphRig, LISTENING } from '../worklets/graph-rig'
import { ClickDetector } from './click-detector'
import { frameOfMark, markStem, RATE, toneAt, toneStem } from './tone-stems'

afterEach(() => vi.unstubAllGlobals())

const EVENTS = 10_000
/** On this walk a pause falls between two resets that were announced. SOAK_SEED=... takes another one. */
const SEED = 2_082_453_931
const SONG = 60 * RATE
const NAMES = ['tone 1', 'tone 2', 'tone 3', 'mark']
const MARK = 3

const sources = new Map(NAMES.map((name, index) => [name, index === MARK ? markStem(SONG) : toneStem(SONG)]))

/** Three tones and a mark, with processors that can be switched; they only take away, so that the tones stay at -6 dBFS. */
function readySession(): SessionDoc {
  const session = defaultSession(RATE)
  session.groups = NAMES.map((sha256, index) => {
    const stem = { fileName: sha256, sha256, rateHz: RATE, channels: 2, frames: SONG, lossy: false }
    const group = newGroup(sha256, [stem])
    const [low, bell, high] = group.strip.eq.bands
    Object.assign(low ?? {}, { type: 'lowShelf', hz: 150, gainDb: -3, q: 0.7 })
    Object.assign(bell ?? {}, { type: 'bell', hz: 900 + 100 * index, gainDb: -2 })
    Object.assign(high ?? {}, { type: 'highShelf', hz: 6000, gainDb: -3, q: 0.7 })
    const { strip } = group
    Object.assign(strip.eq.bands[5]!, { hz: 1000, rangeDb: -4, thresholdDb: -30 })
    Object.assign(strip.compressor, { thresholdDb: -24 })
    Object.assign(strip.transient, { attackDb: -3, sustainDb: -3 })
    // At full mix its harmonics would be what the click is looked for in: here it is its delay and its cross-fades.
    Object.assign(strip.saturator, { mixPercent: 0, driveDb: 6 })
    Object.assign(strip.width, { widthPercent: 60, monoOn: true })
    Object.assign(strip.send, { gainDb: -30 })
    return group
  })
  Object.assign(session.master.eq.bands[4] ?? {}, { hz: 1200, gainDb: -2 })
  Object.assign(session.master.glue, { thresholdDb: -18 })
  Object.assign(session.master.saturator, { mixPercent: 0 })
  Object.assign(session.master.width, { widthPercent: 80, monoOn: true })
  session.sections = Array.from({ length: 20 }, (_, n) => ({ id: `s${n}`, name: '', startSeconds: 3 * n }))
  return session
}

interface Stand {
  session: SessionDoc
  solo: Set<string>
  slot: 'master' | 'sum'
  checks: ListeningChecks
  delta: ProcessorPlace | null
}

type Random = () => number
const below = (random: Random, count: number) => Math.floor(random() * count)

/** Every kind of event: what it is called, and what it does. */
const EVENT_KINDS: [string, (stand: Stand, rig: GraphRig, random: Random) => void][] = [
  ['mute', ({ session }, _, random) => flip(session.groups[below(random, 3)]?.strip.output, 'mute')],
  ['fader', ({ session }, _, random) => set(session.groups[below(random, 3)]?.strip.output, 'gainDb', -9 * random())],
  [
    'balance',
    ({ session }, _, random) => set(session.groups[below(random, 3)]?.strip.output, 'balance', 60 * random()),
  ],
  ['polarity', ({ session }, _, random) => flip(session.groups[below(random, 3)]?.strip.input, 'invertPolarity')],
  ['strip EQ', ({ session }, _, random) => flip(session.groups[below(random, 4)]?.strip.eq, 'on')],
  ['band', ({ session }, _, random) => flip(session.groups[below(random, 4)]?.strip.eq.bands[below(random, 3)], 'on')],
  ['low-pass', ({ session }, _, random) => flip(session.groups[below(random, 4)]?.strip.filters, 'lowPassOn')],
  ['compressor', ({ session }, _, random) => flip(session.groups[below(random, 4)]?.strip.compressor, 'on')],
  ['dynamic band', ({ session }, _, random) => flip(session.groups[below(random, 4)]?.strip.eq.bands[5], 'on')],
  ['transient shaper', ({ session }, _, random) => flip(session.groups[below(random, 4)]?.strip.transient, 'on')],
  ['saturator', ({ session }, _, random) => flip(session.groups[below(random, 4)]?.strip.saturator, 'on')],
  ['width', ({ session }, _, random) => flip(session.groups[below(random, 4)]?.strip.width, 'on')],
  ['DC blocker', ({ session }, _, random) => flip(session.groups[below(random, 4)]?.strip.repair, 'dcBlockerOn')],
  ['hum notch', ({ session }, _, random) => flip(session.groups[below(random, 4)]?.strip.repair, 'humOn')],
  ['send', ({ session }, _, random) => flip(session.groups[below(random, 3)]?.strip.send, 'on')],
  ['reverb', ({ session }) => flip(session.master.reverb, 'on')],
  [
    'ride',
    ({ session }, _, random) =>
      set(session.groups[below(random, 3)]?.strip.rides.gainsDb, `s${below(random, 20)}`, -3 * random()),
  ],
  ['multiband', ({ session }) => flip(session.master.multiband, 'on')],
  ['master saturator', ({ session }) => flip(session.master.saturator, 'on')],
  ['master width', ({ session }) => flip(session.master.width, 'on')],
  [
    'order',
    ({ session }, _, random) => {
      const { order } = session.master
      order.push(...order.splice(below(random, order.length), 1))
    },
  ],
  ['master EQ', ({ session }) => flip(session.master.eq, 'on')],
  ['master band', ({ session }) => flip(session.master.eq.bands[4], 'on')],
  ['glue', ({ session }) => flip(session.master.glue, 'on')],
  ['limiter', ({ session }) => flip(session.master.limiter, 'on')],
  [
    'solo',
    ({ solo }, _, random) => {
      const name = NAMES[below(random, 3)] as string
      if (!solo.delete(name)) solo.add(name)
      // The mark is always heard, because it tells where the song is.
      if ([...solo].some((other) => other !== 'mark')) solo.add('mark')
      else solo.clear()
    },
  ],
  [
    'slot',
    (stand) => {
      stand.slot = stand.slot === 'sum' ? 'master' : 'sum'
    },
  ],
  [
    'delta',
    (stand, _, random) => {
      const groupId = NAMES[below(random, 3)] as string
      const processor = (['eq', 'compressor', 'width', 'rides'] as const)[below(random, 4)] ?? 'eq'
      stand.delta = stand.delta === null ? { host: 'strip', groupId, processor } : null
    },
  ],
  [
    'delta of the master',
    (stand, _, random) => {
      const processor = (['eq', 'multiband', 'glue', 'limiter'] as const)[below(random, 4)] ?? 'eq'
      stand.delta = stand.delta === null ? { host: 'master', processor } : null
    },
  ],
  [
    'channels',
    (stand, _, random) => {
      stand.checks = { ...stand.checks, channels: random() < 0.5 ? 'stereo' : random() < 0.5 ? 'mono' : 'swapped' }
    },
  ],
  [
    'band of the checks',
    (stand, _, random) => {
      stand.checks = { ...stand.checks, band: (CHECK_BANDS[below(random, 4)] ?? CHECK_BANDS[0]).id }
    },
  ],
  [
    'dim',
    (stand) => {
      stand.checks = { ...stand.checks, dim: !stand.checks.dim }
    },
  ],
  ['seek', (_, rig, random) => rig.command({ kind: 'seek', songFrame: below(random, SONG - 20 * RATE) })],
  ['short seek', (_, rig, random) => rig.command({ kind: 'seek', songFrame: below(random, 3000) })],
  [
    'pause and play',
    (_, rig) => {
      rig.command({ kind: 'pause' })
      rig.command({ kind: 'play' })
    },
  ],
]

function set<K extends string>(section: Record<K, unknown> | undefined, key: K, value: unknown): void {
  if (section) section[key] = value
}

function flip<K extends string>(section: Record<K, unknown> | undefined, key: K): void {
  if (section) section[key] = !section[key]
}

/** Every stem that is heard stands on the mark's frame, in the newest frames. Returns how many stems that were. */
function expectAligned(rig: GraphRig, what: string): number {
  const newest = rig.heard.dry.map((samples) => samples.slice(-64))
  const frames = (newest[MARK] ?? []).map((sample) => frameOfMark(sample, SONG))
  // While a seek still fades, the mark says nothing.
  if (frames.some((frame, n) => frame !== (frames[0] ?? 0) + n)) return 0
  let heard = 0
  for (const [strip, name] of NAMES.slice(0, MARK).entries()) {
    const samples = newest[strip] ?? []
    if (samples.every((sample) => sample === 0)) continue
    heard++
    const wrong = samples.findIndex((sample, n) => sample !== toneAt(frames[n] as number))
    if (wrong >= 0) throw new Error(`${what}: ${name} is not on frame ${frames[wrong]} of the song`)
  }
  return heard
}

/**
 * Promise 1 under a restless hand. Broken once by a solo that was a step (-17 dBFS), and by a stem that came one frame
 * late after a seek.
 */
it(`${EVENTS} random events leave the stems aligned to the sample, and none clicks`, async () => {
  const seed = Number(process.env.SOAK_SEED ?? SEED)
  console.log(`SOAK_SEED=${seed}`)
  const random = randomFrom(seed)
  const stand: Stand = { session: readySession(), solo: new Set(), slot: 'master', checks: NO_CHECKS, delta: null }
  const rig = await GraphRig.create(stand.session, sources)
  const clicks = new ClickDetector(RATE)
  const loudest = new Map<string, { count: number; dbfs: number; what: string }>()
  let heard = 0
  /**
   * Takes what came to the ears since the last call. Not what left the master: a seek clears filters that ring for long
   * (a DC blocker, crossovers), and it is the monitor that leads them out first.
   */
  const listen = () => {
    const dbfs = clicks.take(rig.heard.monitor)
    for (const samples of [rig.heard.master, rig.heard.monitor, ...rig.heard.dry]) samples.length = 0
    return dbfs
  }

  rig.command({ kind: 'play' })
  await rig.run(RATE)
  listen()
  for (let event = 0; event < EVENTS; event++) {
    const [name, change] = EVENT_KINDS[below(random, EVENT_KINDS.length)] as (typeof EVENT_KINDS)[number]
    change(stand, rig, random)
    rig.setSession(stand.session, {
      ...LISTENING,
      solo: stand.solo,
      slot: stand.slot,
      checks: stand.checks,
      delta: stand.delta,
    })
    // Often the next event comes while this one is still fading.
    const settles = random() < 0.6
    await rig.run(settles ? 1500 + below(random, 1500) : 128 + below(random, 700))
    const what = `event ${event}, ${name}, seed ${seed}`
    if (settles) heard += expectAligned(rig, what)
    const dbfs = listen()
    const before = loudest.get(name) ?? { count: 0, dbfs: -Infinity, what }
    loudest.set(name, { ...(dbfs > before.dbfs ? { dbfs, what } : before), count: before.count + 1 })
  }
  const rows = [...loudest].sort((a, b) => b[1].dbfs - a[1].dbfs)
  console.log(`${heard} stems found on their frame`)
  console.log(rows.map(([name, { count, dbfs }]) => `${name} x${count}: ${dbfs.toFixed(1)} dBFS`).join('\n'))
  expect(heard).toBeGreaterThan(EVENTS / 2)
  for (const [, { dbfs, what }] of rows) expect(dbfs, `dBFS of a click after ${what}`).toBeLessThan(-80)
})
