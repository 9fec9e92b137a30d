import type { SettingsState } from '../../../state/settings-store'
import { type ColumnPlan, fillColumns, SILENCE_DB } from './spectrum-columns'

/** How fast a spectrum falls, in dB a second. */
const FALL_DB_PER_SECOND: Readonly<Record<SettingsState['spectrumSpeed'], number>> = { slow: 9, medium: 22, fast: 60 }
/** At rest nothing is left to be read: it goes within a second. */
const FALL_AT_REST_DB_PER_SECOND = 110
/** In this time 63 % of the way up is gone. */
const RISE_SECONDS = 0.035

/** One spectrum as it is shown: up quickly, down slowly. Between its calls nothing is allocated. */
export class SpectrumTrace {
  /** dB of each column. */
  readonly shownDb: Float32Array
  private readonly heardDb: Float32Array
  private readonly plan: ColumnPlan

  constructor(plan: ColumnPlan) {
    this.plan = plan
    this.shownDb = new Float32Array(plan.columns).fill(SILENCE_DB)
    this.heardDb = new Float32Array(plan.columns)
  }

  /**
   * Goes on by so many seconds.
   * @param linesDb what is heard now; null for silence
   * @returns whether anything is left above `floorDb`
   */
  step(
    linesDb: Float32Array | null,
    tiltDbPerOctave: number,
    speed: SettingsState['spectrumSpeed'],
    seconds: number,
    floorDb: number,
  ): boolean {
    const { shownDb, heardDb } = this
    if (linesDb) fillColumns(this.plan, linesDb, tiltDbPerOctave, heardDb)
    else heardDb.fill(SILENCE_DB)
    const fall = (linesDb ? FALL_DB_PER_SECOND[speed] : FALL_AT_REST_DB_PER_SECOND) * seconds
    const rise = 1 - Math.exp(-seconds / RISE_SECONDS)
    let isSeen = false
    for (let column = 0; column < shownDb.length; column++) {
      const shown = Math.max(floorDb, shownDb[column] as number)
      const heard = heardDb[column] as number
      const next = heard > shown ? shown + (heard - shown) * rise : Math.max(heard, shown - fall)
      shownDb[column] = next
      if (next > floorDb) isSeen = true
    }
    return isSeen
  }
}
