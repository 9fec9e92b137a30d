/** Levels of the limiter's picture, dBFS: what is over the ceiling has room above full scale. */
export const TOP_DB = 6
export const FOOT_DB = -30

/** Where a level stands: 0 at the foot, 1 at the top, never beyond. */
export function limiterShare(db: number): number {
  return Math.min(1, Math.max(0, (db - FOOT_DB) / (TOP_DB - FOOT_DB)))
}

/** The level at a place, dB. */
export function limiterDbAt(share: number): number {
  return FOOT_DB + share * (TOP_DB - FOOT_DB)
}

/** Runs of slots that are over 0, from the oldest: each is one event, however long it lasted. */
export function countRuns(values: Float32Array, oldest: number): number {
  let runs = 0
  let inside = false
  for (let n = 0; n < values.length; n++) {
    const isOver = (values[(oldest + n) % values.length] as number) > 0
    if (isOver && !inside) runs += 1
    inside = isOver
  }
  return runs
}
