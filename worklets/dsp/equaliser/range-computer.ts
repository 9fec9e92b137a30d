// How far a dynamic band goes at a level: nothing under the threshold, then decibel for decibel until its range is used up.
// Both corners are the soft knee of Giannoulis, Massberg and Reiss (JAES 2012, equation 4):
//   share = (knee(over) - knee(over - range)) / range,
// with knee(v) = 0 below -K/2, (v + K/2)^2 / 2K in between, v above K/2: continuous, with a continuous slope, from 0 to 1.

const KNEE_DB: f64 = 6

function knee(v: f64): f64 {
  const inKnee = min(max(v + 0.5 * KNEE_DB, 0), KNEE_DB)
  return (0.5 * inKnee * inKnee) / KNEE_DB + max(v - 0.5 * KNEE_DB, 0)
}

/** The share of its range, 0 to 1, by which a band moves at `overDb` above its threshold; only the size of `rangeDb` counts. */
export function shareOfRange(overDb: f64, rangeDb: f64): f64 {
  const range = Math.abs(rangeDb)
  if (range < 1e-3) return min(max(overDb / KNEE_DB + 0.5, 0), 1)
  return min((knee(overDb) - knee(overDb - range)) / range, 1)
}
