import { type CeilingHold, HOLD_RAMP_SECONDS, MAX_HOLDS } from '../engine/ceiling-hold'
import type { Overs } from '../engine/loudness-history'

/** A peak between two frames comes from those at most 31 before and 32 after the first of them: the meter's 64 taps. */
const REACH_FRAMES = 32
/** Overs that lie closer than this share a hold ... */
const CLUSTER_SECONDS = 0.02
/** ... unless it gets this many times as long. */
const LONGEST_CLUSTER = 25
/** A hold asks for this much more than what is over, because the samples under it are rounded anew. */
const STEP_DB = 0.002
const GRID_PER_DB = 1000
/** Up to these passes steps double, and what is near is eight times as far as in the pass before. */
const LAST_LARGER_STEP = 8
const LAST_WIDER_SPAN = 5

/**
 * The holds of the next pass: those of this one, and more where its file is still over the ceiling. From pass to pass
 * (the first is 0) they ask for more and reach farther, so that a file whose noise every pass makes anew gets under the
 * ceiling too. They depend on the arguments alone, with the same bits in every host; none ever asks for less than before.
 * Sorted by their starts, at most MAX_HOLDS; they may overlap, and the larger reduction counts.
 */
export function nextHolds(
  holds: readonly CeilingHold[],
  overs: Overs,
  ceilingDbtp: number,
  rateHz: number,
  pass: number,
): CeilingHold[] {
  const nearFrames = Math.round(CLUSTER_SECONDS * rateHz) * (1 << (3 * Math.min(pass, LAST_WIDER_SPAN)))
  const marginDb = STEP_DB * (1 << Math.min(pass, LAST_LARGER_STEP))
  const rampFrames = Math.round(HOLD_RAMP_SECONDS * rateHz)
  const asked = [...overs.frames]
    .map((frame, index) => ({ frame, overDb: (overs.peaksDbtp[index] as number) - ceilingDbtp }))
    .sort((a, b) => a.frame - b.frame)
    .map(({ frame, overDb }) => {
      const span = { startFrame: frame - REACH_FRAMES, endFrame: frame + REACH_FRAMES + 2 }
      const addedDb = overDb + marginDb
      return { frame, ...span, addedDb, extraDb: presentDb(holds, span, rampFrames) + addedDb }
    })
  const clusters = clustered(asked, nearFrames)
  const last = clusters.at(-1)
  if (last && overs.total > overs.frames.length) {
    // Nobody knows where the rest is: it may be anywhere behind, and as much over as the worst that is known.
    last.endFrame = Number.MAX_SAFE_INTEGER
    last.extraDb = Math.max(...clusters.map(({ extraDb }) => extraDb))
    last.addedDb = Math.max(...clusters.map(({ addedDb }) => addedDb))
  }
  const added = clusters.map((cluster) => wider(cluster, 0, cluster.extraDb))
  // Around it the next pass may be over as well, by as much.
  const around = pass === 0 ? [] : clusters.map((cluster) => wider(cluster, nearFrames / 2, cluster.addedDb))
  const all = [...holds, ...added, ...around].sort((a, b) => a.startFrame - b.startFrame || b.endFrame - a.endFrame)
  return atMost(MAX_HOLDS, withoutIdle(all))
}

/** The overs that share a hold: the most that one of them needs in all, and beside what is there already. */
interface Cluster extends Span {
  extraDb: number
  addedDb: number
}

type Span = Omit<CeilingHold, 'extraDb'>

function wider({ startFrame, endFrame }: Span, byFrames: number, extraDb: number): CeilingHold {
  return {
    startFrame: Math.max(0, startFrame - byFrames),
    endFrame: Math.min(Number.MAX_SAFE_INTEGER, endFrame + byFrames),
    extraDb: Math.ceil(extraDb * GRID_PER_DB) / GRID_PER_DB,
  }
}

/** What holds turn the sound down by within a span, or a little more. */
function presentDb(holds: readonly CeilingHold[], span: Span, rampFrames: number): number {
  let most = 0
  for (const { startFrame, endFrame, extraDb } of holds) {
    const away = Math.max(startFrame - span.endFrame, span.startFrame - endFrame, 0)
    if (away >= rampFrames || extraDb <= most) continue
    // (1 - cos(pi x)) / 2 is at most (pi x / 2)^2, and no host's own cosine is needed.
    const part = 1 - away / rampFrames
    most = Math.max(most, extraDb * Math.min(1, 2.4675 * part * part))
  }
  return most
}

function clustered(asked: readonly (Cluster & { frame: number })[], nearFrames: number): Cluster[] {
  const clusters: Cluster[] = []
  let before = Number.NEGATIVE_INFINITY
  for (const { frame, ...one } of asked) {
    const open = clusters.at(-1)
    const joins = frame - before <= nearFrames && open && one.endFrame - open.startFrame <= LONGEST_CLUSTER * nearFrames
    if (joins) {
      open.endFrame = one.endFrame
      open.extraDb = Math.max(open.extraDb, one.extraDb)
      open.addedDb = Math.max(open.addedDb, one.addedDb)
    } else {
      clusters.push(one)
    }
    before = frame
  }
  return clusters
}

/** Without holds that lie within one that asks for as much. `holds`: by their starts, of equal ones the longest first. */
function withoutIdle(holds: readonly CeilingHold[]): CeilingHold[] {
  const kept: CeilingHold[] = []
  const latestEnds: number[] = []
  for (const hold of holds) {
    let isIdle = false
    for (let i = kept.length - 1; i >= 0 && (latestEnds[i] as number) >= hold.endFrame && !isIdle; i--) {
      const other = kept[i] as CeilingHold
      isIdle = other.endFrame >= hold.endFrame && other.extraDb >= hold.extraDb
    }
    if (isIdle) continue
    latestEnds.push(Math.max(latestEnds.at(-1) ?? hold.endFrame, hold.endFrame))
    kept.push(hold)
  }
  return kept
}

/** Joins neighbours over the shortest gaps until there are no more than `most`. */
function atMost(most: number, holds: readonly CeilingHold[]): CeilingHold[] {
  const excess = holds.length - most
  if (excess <= 0) return [...holds]
  let latestEnd = Number.NEGATIVE_INFINITY
  const gaps = holds.map(({ startFrame, endFrame }, index) => {
    const gap = startFrame - latestEnd
    latestEnd = Math.max(latestEnd, endFrame)
    return { index, gap }
  })
  const shortest = gaps
    .slice(1)
    .sort((a, b) => a.gap - b.gap || a.index - b.index)
    .slice(0, excess)
  const joins = new Set(shortest.map(({ index }) => index))
  const joined: CeilingHold[] = []
  holds.forEach((hold, index) => {
    const open = joined.at(-1)
    if (open && joins.has(index)) {
      open.endFrame = Math.max(open.endFrame, hold.endFrame)
      open.extraDb = Math.max(open.extraDb, hold.extraDb)
    } else {
      joined.push({ ...hold })
    }
  })
  return joined
}
