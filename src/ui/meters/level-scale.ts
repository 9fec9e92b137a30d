/** Ends of the scale of all level meters, dBFS. */
export const LOW_DB = -60
export const HIGH_DB = 6

/** Level in dBFS and place on the scale: the upper half belongs to the top 20 dB, as IEC 60268-18 divides it. */
const POINTS: readonly (readonly [db: number, share: number])[] = [
  [-60, 0],
  [-40, 0.14],
  [-20, 0.44],
  [0, 0.9],
  [6, 1],
]

/** Where a level stands: 0 at the low end, 1 at the high end, never beyond. */
export function levelShare(db: number): number {
  for (let n = 1; n < POINTS.length; n++) {
    const [lowDb, low] = POINTS[n - 1] as readonly [number, number]
    const [highDb, high] = POINTS[n] as readonly [number, number]
    if (db <= highDb) return low + Math.max(0, (db - lowDb) / (highDb - lowDb)) * (high - low)
  }
  return 1
}

/** Marks beside a level meter, dBFS; where there is no room for all their figures, the first ones have theirs. */
export const LEVEL_MARKS_DB: readonly number[] = [0, -20, -40, -6, -12, -60, 6, -30]
