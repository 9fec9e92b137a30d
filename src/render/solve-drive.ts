/** Limits of the gain that an alternate may take, in dB, and how near is near enough, in LU. */
const LIMIT_DB = 24
const NEAR_LU = 0.03
const MOST_TRIES = 12

export interface SolvedDrive {
  driveDb: number
  lufs: number
}

export interface SolveOptions {
  /** Gains that may be tried, in dB. */
  lowDb?: number
  highDb?: number
  /** Gain that is tried first. */
  startDb?: number
  nearLu?: number
  /** Whether a point says enough to go on with, however far from the target. */
  isEnough?(point: SolvedDrive): boolean
}

/**
 * The gain into the limiter at which `measure` gives `targetLufs`, in hundredths of a decibel: secants, held between
 * what is known to be too little and too much. Loudness grows by at most as much as the gain, and by less the more is
 * limited. Where no gain within the limits (+-24 dB unless said otherwise) reaches the target, the nearest one that was
 * tried.
 */
export async function solveDrive(
  targetLufs: number,
  measure: (driveDb: number, tries: number) => Promise<number>,
  { lowDb = -LIMIT_DB, highDb = LIMIT_DB, startDb = 0, nearLu = NEAR_LU, isEnough }: SolveOptions = {},
): Promise<SolvedDrive> {
  const missOf = ({ lufs }: SolvedDrive) => targetLufs - lufs
  let tooLittle: SolvedDrive | null = null
  let tooMuch: SolvedDrive | null = null
  let last: SolvedDrive | null = null
  const first = hundredths(startDb, lowDb, highDb)
  let point: SolvedDrive = { driveDb: first, lufs: await measure(first, 1) }
  let best = point
  for (let tries = 2; tries <= MOST_TRIES; tries++) {
    // Silence has no loudness at any gain.
    if (!Number.isFinite(point.lufs) || Math.abs(missOf(point)) <= nearLu || isEnough?.(point)) break
    if (missOf(point) > 0) tooLittle = point
    else tooMuch = point
    const rise = last ? (point.lufs - last.lufs) / (point.driveDb - last.driveDb) : 1
    let next = point.driveDb + missOf(point) / Math.min(1, Math.max(0.05, rise))
    const [low, high]: [number, number] = [tooLittle?.driveDb ?? lowDb, tooMuch?.driveDb ?? highDb]
    if (tooLittle && tooMuch && (next <= low || next >= high)) next = (low + high) / 2
    next = hundredths(next, low, high)
    if (next === point.driveDb) break
    last = point
    point = { driveDb: next, lufs: await measure(next, tries) }
    if (Math.abs(missOf(point)) < Math.abs(missOf(best))) best = point
  }
  return best
}

function hundredths(driveDb: number, lowDb: number, highDb: number): number {
  return Math.round(Math.min(highDb, Math.max(lowDb, driveDb)) * 100) / 100
}
