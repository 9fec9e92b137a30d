import { MONITOR_SLOT } from '../engine/monitor'
import type { FeedStream } from '../protocol/feed'
import { type CompareLane, MAX_LANES, type MonitorSlot } from '../protocol/listening'
import { MAX_GROUPS } from '../session/document'

/** Which lane of the player and the monitor plays what: MAX_LANES places, null where nothing is. */
export type LanePlaces = readonly (CompareLane | null)[]

export const NO_LANES: LanePlaces = Array.from({ length: MAX_LANES }, () => null)

/**
 * Gives each lane a place. A slot keeps the place that it has, so that a change of the others never touches it; a new one
 * takes a place that was free before, where there is one. What finds no place is left out.
 */
export function placeLanes(before: LanePlaces, lanes: readonly CompareLane[]): LanePlaces {
  const after = before.map((old) => lanes.find((lane) => lane.slot === old?.slot) ?? null)
  for (const lane of lanes) {
    if (after.some((placed) => placed?.slot === lane.slot)) continue
    const unused = after.findIndex((placed, place) => placed === null && before[place] === null)
    const free = unused >= 0 ? unused : after.indexOf(null)
    if (free >= 0) after[free] = lane
  }
  return after
}

/** What the player plays for them, on the outputs after the strips'. Offsets and loops come to whole frames. */
export function laneStreams(places: LanePlaces): FeedStream[] {
  return places.flatMap((lane, place) => {
    if (lane === null) return []
    const { sha256, offsetFrames, loop } = lane
    const whole = loop && { startFrame: Math.round(loop.startFrame), endFrame: Math.round(loop.endFrame) }
    return [{ output: MAX_GROUPS + place, sha256: [sha256], offsetFrames: Math.round(offsetFrames), loop: whole }]
  })
}

/** Lane n as bit n: those that have a source. */
export function laneMask(places: LanePlaces): number {
  return places.reduce((mask, lane, place) => (lane === null ? mask : mask | (1 << place)), 0)
}

/**
 * The number of a slot in the monitor. One that has no lane, because its file is gone or has not come yet, is the master:
 * silence would be taken for what the slot sounds like, and the master is always there.
 */
export function slotNumber(places: LanePlaces, slot: MonitorSlot): number {
  if (slot === 'sum') return MONITOR_SLOT.sum
  const place = places.findIndex((lane) => lane?.slot === slot)
  return place < 0 ? MONITOR_SLOT.master : MONITOR_SLOT.firstLane + place
}

/** What stands behind each number. */
export function slotsByNumber(places: LanePlaces): (MonitorSlot | null)[] {
  return ['master', 'sum', ...places.map((lane) => lane?.slot ?? null)]
}
