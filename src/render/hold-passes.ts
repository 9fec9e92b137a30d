import type { CeilingHold } from '../engine/ceiling-hold'
import type { SessionDoc } from '../session/document'
import { nextHolds } from './ceiling-holds'
import type { GraphResult } from './render-graph'

/** Passes after which a ceiling that does not hold is said instead. One is usual, two are rare. */
const MOST_PASSES = 8

export interface HeldResult extends GraphResult {
  /** The holds of the pass that counts, in frames of the result. */
  holds: readonly CeilingHold[]
  passes: number
}

/**
 * Renders until nothing of the master is over its ceiling by the stated meter: where something is, a ceiling hold is
 * added and all is rendered again. The holds follow from the session, its stems, and what is asked for, and from
 * nothing else. `known`: holds that an earlier render of the same came to.
 */
export async function untilHeld(
  session: SessionDoc,
  known: readonly CeilingHold[],
  pass: (holds: readonly CeilingHold[], passes: number) => Promise<GraphResult>,
): Promise<HeldResult> {
  let holds = known
  for (let passes = 1; ; passes++) {
    const result = await pass(holds, passes)
    const overs = result.outputs[0]?.overs
    if (!overs || overs.total === 0 || passes === MOST_PASSES) return { ...result, holds, passes }
    holds = nextHolds(holds, overs, session.master.limiter.ceilingDbtp, result.rateHz, passes - 1)
  }
}

/** What to say of a master whose ceiling no hold could keep. */
export function ceilingWarning({ outputs }: GraphResult): string[] {
  const total = outputs[0]?.overs?.total ?? 0
  if (total === 0) return []
  return [`The master is over its ceiling in ${total} places, though it was held down there: lower the drive.`]
}
