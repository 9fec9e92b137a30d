/**
 * Where the limiter is not enough: over these frames the sound is turned down by `extraDb` more (a positive number), so
 * that what is left over the ceiling after quantisation is gone. Frames are those of the song, in the master's own rate;
 * in a file at another rate they are the file's.
 */
export interface CeilingHold {
  startFrame: number
  /** Exclusive. */
  endFrame: number
  extraDb: number
}

/** Holds that a master takes. */
export const MAX_HOLDS = 2048

/** Numbers that a packed hold has. */
export const HOLD_NUMBERS = 3

/** Outside a hold the sound goes down and comes back within this, by a raised cosine in decibels. */
export const HOLD_RAMP_SECONDS = 0.01

/** As the DSP takes them: three numbers a hold, in the order of their starts. */
export function packHolds(holds: readonly CeilingHold[]): Float64Array {
  const sorted = [...holds].sort((a, b) => a.startFrame - b.startFrame)
  return Float64Array.from(sorted.flatMap(({ startFrame, endFrame, extraDb }) => [startFrame, endFrame, extraDb]))
}
