import type { LiveScope, ScopeTap } from '../../../audio/live-scope'
import { MAX_GROUPS } from '../../../session/document'
import type { SettingsState } from '../../../state/settings-store'
import { type ColumnPlan, planColumns } from './spectrum-columns'
import { SpectrumTrace } from './spectrum-trace'

/** What stands at the top of the picture and at its foot, in dB of a line: usual music, tilted, fills it. */
export const SPECTRUM_TOP_DB = -10
export const SPECTRUM_FOOT_DB = -100
/** Pixels of a column. */
const COLUMN_PX = 2
/** Of the other strips': what masks is no single line, and eight of them in full make a thicket. */
const OTHERS_COLUMN_PX = 8
/** Some twenty spectra a second: a frame that transforms costs a third more than one that does not. */
const STEP_MS = 45
/** Every other strip is read once in so many steps. */
const OTHERS_IN_STEPS = 5

const BEFORE: ScopeTap = 'before'
const AFTER: ScopeTap = 'after'
const STRIPS: readonly ScopeTap[] = Array.from({ length: MAX_GROUPS }, (_, strip) => ({ strip }))

export interface OtherStrip {
  /** Its place among the groups. */
  readonly index: number
  readonly name: string
  /** The token of its family's hue. */
  readonly hue: `--${string}`
}

/** The spectra of one picture between two frames: which are there, how high they stand, when they are read again. */
export class SpectrumScene {
  before: SpectrumTrace | null = null
  after: SpectrumTrace | null = null
  readonly others = new Map<number, SpectrumTrace>()
  private plan: ColumnPlan | null = null
  private othersPlan: ColumnPlan | null = null
  private linesDb = new Float32Array(0)
  private width = 0
  private lastMs = 0
  private steps = 0
  private isSeen = false

  /**
   * Goes on to this moment.
   * @param scope null while there is no sound
   * @returns whether the picture is to be drawn again; the last time when there is nothing left on it
   */
  step(
    nowMs: number,
    width: number,
    scope: LiveScope | null,
    settings: SettingsState,
    others: readonly OtherStrip[],
  ): boolean {
    if (nowMs - this.lastMs < STEP_MS) return false
    const seconds = Math.min(0.2, (nowMs - this.lastMs) / 1000)
    this.lastMs = nowMs
    if (!scope && !this.isSeen) return false
    if (scope) this.fit(width, scope)
    const wasSeen = this.isSeen
    const { spectrumShows: shows, spectrumOthers } = settings
    this.isSeen = false
    this.before = this.follow(this.before, this.plan, shows === 'both', BEFORE, scope, settings, seconds)
    this.after = this.follow(this.after, this.plan, shows !== 'off', AFTER, scope, settings, seconds)
    if (spectrumOthers && shows !== 'off') this.followOthers(others, scope, settings, seconds)
    else this.others.clear()
    return wasSeen || this.isSeen
  }

  private followOthers(
    strips: readonly OtherStrip[],
    scope: LiveScope | null,
    settings: SettingsState,
    seconds: number,
  ): void {
    this.steps += 1
    strips.forEach(({ index }, order) => {
      const trace = this.others.get(index) ?? null
      if ((order + this.steps) % OTHERS_IN_STEPS !== 0 && trace) {
        this.isSeen = true
        return
      }
      const next = this.follow(
        trace,
        this.othersPlan,
        true,
        STRIPS[index] ?? AFTER,
        scope,
        settings,
        seconds * OTHERS_IN_STEPS,
      )
      if (next) this.others.set(index, next)
      else this.others.delete(index)
    })
  }

  private follow(
    trace: SpectrumTrace | null,
    plan: ColumnPlan | null,
    isShown: boolean,
    tap: ScopeTap,
    scope: LiveScope | null,
    settings: SettingsState,
    seconds: number,
  ): SpectrumTrace | null {
    if (!isShown || !plan) return null
    const { spectrumTiltDbPerOctave: tilt, spectrumSpeed: speed } = settings
    const linesDb = scope?.readSpectrum(tap, this.linesDb) ? this.linesDb : null
    if (!linesDb && !trace) return null
    const next = trace ?? new SpectrumTrace(plan)
    const isSeen = next.step(linesDb, tilt, speed, seconds, SPECTRUM_FOOT_DB)
    if (isSeen) this.isSeen = true
    return isSeen || linesDb ? next : null
  }

  /** Another width or another rate: what was shown stands in other columns, and begins anew. */
  private fit(width: number, { lines, lineHz }: LiveScope): void {
    if (this.plan && this.width === width && this.linesDb.length === lines) return
    this.width = width
    this.plan = planColumns(Math.max(2, Math.ceil(width / COLUMN_PX)), lines, lineHz)
    this.othersPlan = planColumns(Math.max(2, Math.ceil(width / OTHERS_COLUMN_PX)), lines, lineHz)
    this.linesDb = new Float32Array(lines)
    this.before = null
    this.after = null
    this.others.clear()
  }
}
