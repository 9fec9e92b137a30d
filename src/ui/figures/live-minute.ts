/** Points of the history: ten a second, for a minute. */
export const HISTORY_HZ = 10
export const HISTORY_SECONDS = 60
const POINTS = HISTORY_HZ * HISTORY_SECONDS

/** Loudness range means little before the meter has heard this much (EBU Tech 3341). */
export const RANGE_STABLE_SECONDS = 60
/** The first momentary reading is there when its window has been full once. */
const MOMENTARY_SECONDS = 0.4
/** A step of the song's position that is longer than this is a leap and no playing. */
const LONGEST_STEP_SECONDS = 0.5

/** The meter at one animation frame; null where a reading is not there yet. */
export interface MeterMoment {
  readonly playing: boolean
  readonly songSeconds: number
  readonly momentaryLufs: number | null
  readonly shortTermLufs: number | null
  readonly maxMomentaryLufs: number | null
}

/** What the page itself keeps of the playing master: how long the meter has counted, and its last minute of readings. */
export class LiveMinute {
  /** Seconds of the song that the meter has heard since it was reset. */
  measuredSeconds = 0
  /** -Infinity where there is no reading; the oldest point stands at `at`. */
  readonly momentaryLufs = new Float32Array(POINTS).fill(Number.NEGATIVE_INFINITY)
  readonly shortTermLufs = new Float32Array(POINTS).fill(Number.NEGATIVE_INFINITY)
  at = 0
  /** Counts up with everything that changes what is drawn. */
  version = 0
  private lastSeconds = 0
  private dueSeconds = 0

  get isRangeStable(): boolean {
    return this.measuredSeconds >= RANGE_STABLE_SECONDS
  }

  update(moment: MeterMoment): void {
    const step = moment.songSeconds - this.lastSeconds
    this.lastSeconds = moment.songSeconds
    // Maxima go with integrated loudness and range: without one, all of them were counted anew.
    if (moment.maxMomentaryLufs === null) {
      if (this.measuredSeconds > 0) this.clear()
      return
    }
    this.measuredSeconds = Math.max(this.measuredSeconds, MOMENTARY_SECONDS)
    if (!moment.playing || step <= 0 || step > LONGEST_STEP_SECONDS) return
    this.measuredSeconds += step
    this.dueSeconds += step
    while (this.dueSeconds >= 1 / HISTORY_HZ) {
      this.dueSeconds -= 1 / HISTORY_HZ
      this.push(moment)
    }
  }

  clear(): void {
    this.measuredSeconds = 0
    this.dueSeconds = 0
    this.momentaryLufs.fill(Number.NEGATIVE_INFINITY)
    this.shortTermLufs.fill(Number.NEGATIVE_INFINITY)
    this.version += 1
  }

  private push({ momentaryLufs, shortTermLufs }: MeterMoment): void {
    this.momentaryLufs[this.at] = momentaryLufs ?? Number.NEGATIVE_INFINITY
    this.shortTermLufs[this.at] = shortTermLufs ?? Number.NEGATIVE_INFINITY
    this.at = (this.at + 1) % POINTS
    this.version += 1
  }
}
