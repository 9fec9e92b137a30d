/** Limits of the gain that a target may take, in dB, and how near is near enough, in LU. */
const LIMIT_DB = 24
const NEAR_LU = 0.03
const MOST_TRIES = 12

export interface SolvedDrive {
  driveDb: number
  lufs: number
}

/**
 * The gain into the limiter at which `measure` gives `targetLufs`, in hundredths of a decibel: secants, held between
 * what is known to be too little and too much. Loudness grows by at most as much as the gain, and by less the more is
 * limited. Where no gain within +-24 dB reaches the target, the nearest one that was tried.
 */
export async function solveDrive(
  targetLufs: number,
  measure: (driveDb: number, tries: number) => Promise<number>,
): Promise<SolvedDrive> {
  const missOf = ({ lufs }: SolvedDrive) => targetLufs - lufs
  let tooLittle: SolvedDrive | null = null
  let tooMuch: SolvedDrive | null = null
  let last: SolvedDrive | null = null
  let point: SolvedDrive = { driveDb: 0, lufs: await measure(0, 1) }
  let best = point
  for (let tries = 2; tries <= MOST_TRIES; tries++) {
    // Silence has no loudness at any gain.
    if (!Number.isFinite(point.lufs) || Math.abs(missOf(point)) <= NEAR_LU) break
    if (missOf(point) > 0) tooLittle = point
    else tooMuch = point
    const rise = last ? (point.lufs - last.lufs) / (point.driveDb - last.driveDb) : 1
    let next = point.driveDb + missOf(point) / Math.min(1, Math.max(0.05, rise))
    const [low, high]: [number, number] = [tooLittle?.driveDb ?? -LIMIT_DB, tooMuch?.driveDb ?? LIMIT_DB]
    if (tooLittle && tooMuch && (next <= low || next >= high)) next = (low + high) / 2
    next = Math.round(Math.min(high, Math.max(low, next)) * 100) / 100
    if (next === point.driveDb) break
    last = point
    point = { driveDb: next, lufs: await measure(next, tries) }
    if (Math.abs(missOf(point)) < Math.abs(missOf(best))) best = point
  }
  return best
}
