/** Frames that have to agree for a place to count as found: no other stretch of noise agrees by chance. */
const WINDOW = 32

/**
 * Where a stretch of `heard` from `at` on stands in `sound`, every sample the same (or within `tolerance`); -1 where it
 * is not.
 */
export function findIn(sound: Float32Array, heard: Float32Array, at: number, tolerance = 0): number {
  const first = heard[at] as number
  for (let start = 0; start + WINDOW <= sound.length; start += 1) {
    if (Math.abs((sound[start] as number) - first) > tolerance) continue
    let n = 1
    while (n < WINDOW && Math.abs((sound[start + n] as number) - (heard[at + n] as number)) <= tolerance) n += 1
    if (n === WINDOW) return start
  }
  return -1
}

/** How many frames in a row from two places on are the same, at most `frames`. */
export function sameFrames(
  sound: Float32Array,
  start: number,
  heard: Float32Array,
  at: number,
  frames: number,
): number {
  let n = 0
  while (n < frames && sound[start + n] === heard[at + n]) n += 1
  return n
}
