import fc from 'fast-check'
import { type BlockLayout, MASTER_LAYOUT, MASTER_ORDER, type Param, RIDE, STRIP_LAYOUT } from '../../src/params'
import type { SessionDoc, StemRef } from '../../src/session/document'
import { DITHERS, EXPORT_FORMATS } from '../../src/session/export-format'
import { defaultSession, newGroup } from '../../src/session/new-session'

/** Evenly from 0 to 1. */
const travel = fc.noBias(fc.integer({ min: 0, max: 1_000_000 })).map((step) => step / 1_000_000)

/** Any value that the table allows; one in eight stands at an end. */
function anyValueOf(param: Param): fc.Arbitrary<unknown> {
  if (param.kind === 'toggle') return fc.boolean()
  if (param.kind === 'choice') return fc.constantFrom(...param.options.map((option) => option.id))
  const { min, max, taper } = param
  const inside = travel.map((at) => {
    const value = taper === 'log' && min > 0 ? min * (max / min) ** at : min + (max - min) * at
    return Math.min(max, Math.max(min, value))
  })
  return fc.oneof({ weight: 7, arbitrary: inside }, { weight: 1, arbitrary: fc.constantFrom(min, max) })
}

function valuesOf(layout: BlockLayout): fc.Arbitrary<unknown[]> {
  return fc.tuple(...layout.slots.map((slot) => anyValueOf(slot.param)))
}

function write(layout: BlockLayout, settings: object, values: readonly unknown[]): void {
  for (const { index, path } of layout.slots) {
    let section = settings as Record<string, unknown>
    for (const key of path.slice(0, -1)) section = section[key] as Record<string, unknown>
    section[path.at(-1) as string] = values[index]
  }
}

/**
 * Sessions over some of these stems with every parameter anywhere within its limits, and any format, dither and seed.
 * Start, end and fades alone stay inside of the song, because a master without a frame is refused, and the first strip is
 * heard, because all silence is alike.
 */
export function randomSession(stems: readonly StemRef[], rateHz: number): fc.Arbitrary<SessionDoc> {
  return fc
    .record({
      members: fc.shuffledSubarray([...stems], { minLength: 1 }),
      joined: fc.boolean(),
      strips: fc.array(valuesOf(STRIP_LAYOUT), { minLength: stems.length, maxLength: stems.length }),
      master: valuesOf(MASTER_LAYOUT),
      order: fc.shuffledSubarray([...MASTER_ORDER], { minLength: MASTER_ORDER.length }),
      rides: fc.array(anyValueOf(RIDE), { minLength: 2, maxLength: 2 }),
      fades: fc.tuple(travel, travel, travel, travel),
      format: fc.constantFrom(...EXPORT_FORMATS),
      dither: fc.constantFrom(...DITHERS),
      seed: fc.nat(0xffffffff),
    })
    .map(({ members, joined, strips, master, order, rides, fades, format, dither, seed }) => {
      const session = defaultSession(rateHz)
      // Sometimes the first two stems share a strip.
      const grouped = joined && members.length > 1 ? [members.slice(0, 2), ...members.slice(2).map((m) => [m])] : null
      const groups = grouped ?? members.map((member) => [member])
      session.groups = groups.map((group, index) => newGroup(`g${index + 1}`, group))
      session.groups.forEach(({ strip }, index) => {
        write(STRIP_LAYOUT, strip, strips[index] as unknown[])
      })
      for (const { strip } of session.groups.slice(0, 1)) strip.output.mute = false
      session.sections = rides.map((_, index) => ({ id: `s${index}`, name: '', startSeconds: 0.4 * index + 0.1 }))
      session.groups[0]!.strip.rides.gainsDb = Object.fromEntries(rides.map((db, index) => [`s${index}`, db as number]))
      write(MASTER_LAYOUT, session.master, master)
      session.master.order = order
      const [startSeconds, endSeconds, fadeInSeconds, fadeOutSeconds] = fades.map((at) => at / 2) as [...typeof fades]
      session.master.fades = { startSeconds, endSeconds, fadeInSeconds, fadeOutSeconds }
      Object.assign(session.export, { format, dither })
      return Object.assign(session, { seed })
    })
}
