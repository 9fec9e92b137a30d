import { LOW_DB } from './level-scale'

/** Return of a Type I meter: 20 dB in 1.7 s. */
export const FALL_DB_PER_SECOND = 20 / 1.7
/** So long the highest peak stands before it falls too. */
export const HOLD_MS = 1500
const HOLD_FALL = 2
/** After a stop of the frames a bar does not fall all at once. */
const LONGEST_STEP_MS = 100

/**
 * A digital peak meter: it rises at once, with every sample that it is shown, and returns as a Type I meter of
 * IEC 60268-10 does. (A Type I meter rises within 5 ms; a sample peak meter hides no over.)
 */
export class PeakBallistics {
  /** In dBFS, the low end of the scale at rest. */
  shownDb = LOW_DB
  heldDb = LOW_DB
  private heldAtMs = 0
  private lastMs = 0

  /** @param db the highest since the update before; minus infinity for silence */
  update(db: number, nowMs: number): void {
    const fall = (Math.min(LONGEST_STEP_MS, nowMs - this.lastMs) / 1000) * FALL_DB_PER_SECOND
    this.lastMs = nowMs
    this.shownDb = Math.max(db, this.shownDb - fall, LOW_DB)
    if (db >= this.heldDb) {
      this.heldDb = Math.max(db, LOW_DB)
      this.heldAtMs = nowMs
    } else if (nowMs - this.heldAtMs > HOLD_MS) {
      this.heldDb = Math.max(this.shownDb, this.heldDb - HOLD_FALL * fall, LOW_DB)
    }
  }

  get isAtRest(): boolean {
    return this.shownDb <= LOW_DB && this.heldDb <= LOW_DB
  }
}
