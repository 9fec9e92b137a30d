// Hum notch as a stage: the mains frequency and its multiples, each a notch of its own frequency divided by Q wide
// (half power at the edges). The notches are those of the equaliser: zeros on the unit circle, magnitude-matched poles.

import { BiquadStage, GLIDE_SECONDS } from '../equaliser/biquad-stage'
import { designBand } from '../equaliser/matched-shapes'
import {
  EQ_BAND_TYPE_NOTCH,
  REPAIR_HUM_HARMONICS,
  REPAIR_HUM_HZ,
  REPAIR_HUM_HZ_60,
  REPAIR_HUM_ON,
  REPAIR_HUM_Q,
} from '../generated/slots'
import { Smoothed } from '../maths/smoothed'

const HARMONICS_MAX: i32 = 8

const coefficients: StaticArray<f64> = new StaticArray<f64>(5)

export class HumNotch extends BiquadStage {
  private logQ: Smoothed

  constructor(sampleRate: f64) {
    super(sampleRate, HARMONICS_MAX)
    this.logQ = new Smoothed(<i32>Math.ceil(sampleRate * GLIDE_SECONDS))
  }

  /** `repair` points to the first slot of the section. Another frequency or number of notches comes behind a cross-fade. */
  setTargets(repair: usize): void {
    this.on = load<f64>(repair + (REPAIR_HUM_ON << 3)) !== 0
    const harmonics = <i32>NativeMath.round(load<f64>(repair + (REPAIR_HUM_HARMONICS << 3)))
    const mains = <i32>load<f64>(repair + (REPAIR_HUM_HZ << 3))
    this.wantedKind = mains * HARMONICS_MAX + min(max(harmonics, 1), HARMONICS_MAX) - 1
    this.logQ.setTarget(NativeMath.log2(load<f64>(repair + (REPAIR_HUM_Q << 3))))
  }

  protected sectionsOf(kind: i32): i32 {
    return (kind % HARMONICS_MAX) + 1
  }

  protected get controlsAtRest(): bool {
    return this.logQ.isAtRest
  }

  protected snapControls(): void {
    this.logQ.finish()
  }

  protected advanceControls(frames: i32): void {
    this.logQ.advance(frames)
  }

  protected design(index: i32): StaticArray<f64> {
    const mainsHz: f64 = this.kind / HARMONICS_MAX === REPAIR_HUM_HZ_60 ? 60 : 50
    const w0 = (2 * NativeMath.PI * mainsHz * <f64>(index + 1)) / this.sampleRate
    designBand(EQ_BAND_TYPE_NOTCH, w0, 0, NativeMath.pow(2, this.logQ.value), coefficients)
    return coefficients
  }
}
