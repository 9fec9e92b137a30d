const MINUTE_MS = 60_000
/** How long somebody listens before the page speaks of it. */
export const LISTENING_MS = 45 * MINUTE_MS
/** So long a silence is a rest: the count begins anew. */
export const REST_MS = 5 * MINUTE_MS
/** Timers of a hidden page come once a minute at least. A longer gap is a computer that slept: nobody listened. */
const LONGEST_GAP_MS = 2 * MINUTE_MS

/** Counts the time in which the song played: playing time, not time of day. Pure; the clock is the caller's. */
export class EarBreakCounter {
  private listenedMs = 0
  private restedMs = 0
  private lastMs: number | null = null
  private wasPlaying = false

  /**
   * To be told every now and then (at least once in two minutes while the song plays), and whenever it starts or stops.
   *
   * @param nowMs of a clock that never goes back
   * @returns true when it is time to rest, and at every call after that until `begin`, or until somebody rested
   */
  update(nowMs: number, playing: boolean): boolean {
    const gapMs = this.lastMs === null ? 0 : Math.max(0, nowMs - this.lastMs)
    if (this.wasPlaying && gapMs <= LONGEST_GAP_MS) {
      this.listenedMs += gapMs
      this.restedMs = 0
    } else {
      this.restedMs += gapMs
    }
    if (this.restedMs >= REST_MS) this.begin()
    this.lastMs = nowMs
    this.wasPlaying = playing
    return this.listenedMs >= LISTENING_MS
  }

  /** Counts anew. */
  begin(): void {
    this.listenedMs = 0
    this.restedMs = 0
  }
}
