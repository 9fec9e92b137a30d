import { afterAll, expect, it } from 'vitest'
import { MASTER_LAYOUT, MASTER_ORDER, type Param, type Slot, STRIP_LAYOUT } from '../../src/params'
import { renderFiles, sessionOf } from './alternates-rig'
import { floatNoise, InProcessHost } from './in-process-host'

const host = new InProcessHost()
afterAll(() => host.dispose())

type Random = () => number

function random(seed: number): Random {
  let state = Math.imul(seed, 7919)
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0
    return (state >>> 0) / 2 ** 32
  }
}

const oneOf = <T>(list: readonly T[], next: Random) => list[Math.floor(next() * list.length)] as T

/** Anywhere in its range, and often at its ends. */
function someValue(param: Param, next: Random): unknown {
  if (param.kind === 'toggle') return next() < 0.6
  if (param.kind === 'choice') return oneOf(param.options, next).id
  const place = Math.min(1, Math.max(0, 1.4 * next() - 0.2))
  return param.min + place * (param.max - param.min)
}

function turnAll(slots: readonly Slot[], settings: object, next: Random): void {
  for (const { path, param } of slots) {
    let at = settings as Record<string, unknown>
    for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>
    at[path.at(-1) as string] = someValue(param, next)
  }
}

/** Every control anywhere, in any order, at any rate, cut anywhere: only levels stay such as music has. */
function randomSession(seed: number) {
  const next = random(seed)
  const stems = Array.from({ length: 2 + Math.floor(4 * next()) }, (_, index) => {
    const noise = floatNoise(10 * seed + index, 12_000 + Math.floor(8000 * next()), 0.5)
    return host.add(`${seed} ${index}.wav`, { rateHz: oneOf([44_100, 48_000], next), ...noise })
  })
  const session = sessionOf(...stems)
  session.rateHz = oneOf([44_100, 48_000, 96_000], next)
  session.groups.forEach(({ strip }, index) => {
    turnAll(STRIP_LAYOUT.slots, strip, next)
    strip.input.trimDb = 6 * next()
    Object.assign(strip.output, { gainDb: 12 * next() - 6, mute: index > 0 && next() < 0.15 })
  })
  const { master } = session
  turnAll(MASTER_LAYOUT.slots, master, next)
  master.order = MASTER_ORDER.map((name) => ({ name, rank: next() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ name }) => name)
  master.reverb.decaySeconds = 0.2 + 0.3 * next()
  const cut = () => (next() < 0.5 ? 0 : 0.05)
  Object.assign(master.fades, { startSeconds: cut(), endSeconds: cut(), fadeInSeconds: cut(), fadeOutSeconds: cut() })
  session.alternates.stems = true
  return session
}

/** Floats over full scale are rounded more coarsely by as much as they are over: what is asked for grows with them. */
it.each(Array.from({ length: 16 }, (_, index) => index + 1))(
  'sums to the master in random session %i',
  async (seed) => {
    const sizes = { threads: 1 + (seed % 3), chunkFrames: 16_384 >> (seed % 3), blockFrames: 100 * (1 + (seed % 4)) }
    const { sums, files, master } = await renderFiles(host, randomSession(seed), { format: 'wav32f', ...sizes })
    const loudest = Math.max(...[master, ...files].map(({ loudness }) => loudness.samplePeakDbfs))
    expect(sums).toHaveLength(1)
    expect(sums[0]?.residualDbfs).toBeLessThan(-130 + Math.max(0, loudest))
  },
)
