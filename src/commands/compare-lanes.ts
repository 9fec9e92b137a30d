import { comparedSounds } from '../analysis/compared-sounds'
import { type CompareLane, MAX_LANES } from '../protocol/listening'
import type { SessionDoc } from '../session/document'
import type { CompareState } from '../state/compare-store'
import type { ImportsState } from '../state/imports-store'

/** What the player plays beside the stems: sounds that are here. */
export function compareLanes(session: SessionDoc, compare: CompareState, stems: ImportsState['stems']): CompareLane[] {
  const lanes = comparedSounds(session, compare).flatMap(({ slot, stem: { sha256 }, offsetFrames, loop }) =>
    sha256 !== null && sha256 in stems ? [{ slot, sha256, offsetFrames, loop }] : [],
  )
  return lanes.slice(0, MAX_LANES)
}
