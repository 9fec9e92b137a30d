import type { RidesSettings } from '../../../params'
import type { SectionDoc } from '../../../session/document'

export interface RidePoint {
  readonly seconds: number
  readonly db: number
}

/** Steps that a ramp is drawn in. */
const STEPS = 12

/**
 * The gain that a strip's rides draw over the song, as points to be joined by straight lines. Ramps are raised cosines
 * in decibels, and lie inside the section that is ridden: the rule of worklets/dsp/rides, which a test holds it to.
 */
export function rideShape(sections: readonly SectionDoc[], rides: RidesSettings, songSeconds: number): RidePoint[] {
  const rampSeconds = rides.rampMs / 1000
  const offset = (index: number) => {
    const section = sections[index]
    return section ? (rides.gainsDb[section.id] ?? 0) : null
  }
  const points: RidePoint[] = [{ seconds: 0, db: 0 }]
  sections.forEach(({ startSeconds: start }, index) => {
    if (start >= songSeconds) return
    const db = offset(index) ?? 0
    const before = offset(index - 1) ?? 0
    const after = offset(index + 1) ?? db
    const end = sections[index + 1]?.startSeconds ?? songSeconds
    const comes = db !== 0 && before !== db
    const goes = db !== 0 && after === 0
    const ramp = Math.min(rampSeconds, comes && goes ? (end - start) / 2 : end - start)
    if (comes) points.push(...rampPoints(start, ramp, before, db))
    else points.push({ seconds: start, db })
    if (goes) points.push(...rampPoints(end - ramp, ramp, db, 0))
  })
  return [...points, { seconds: songSeconds, db: points.at(-1)?.db ?? 0 }]
}

function rampPoints(start: number, length: number, from: number, to: number): RidePoint[] {
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const part = step / STEPS
    return { seconds: start + part * length, db: from + (to - from) * (0.5 - 0.5 * Math.cos(Math.PI * part)) }
  })
}
