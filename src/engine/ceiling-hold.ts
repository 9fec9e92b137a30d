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

/** As the DSP takes them: three numbers a hold, in the order of their starts. */
export function packHolds(holds: readonly CeilingHold[]): Float64Array {
  return Float64Array.from(holds.flatMap(({ startFrame, endFrame, extraDb }) => [startFrame, endFrame, extraDb]))
}
