// One band of an equaliser as a stage: its controls glide, its type changes behind a cross-fade.

import { EQ_BAND_GAIN_DB, EQ_BAND_HZ, EQ_BAND_ON, EQ_BAND_Q, EQ_BAND_TYPE } from '../generated/slots'
import { Smoothed } from '../maths/smoothed'
import { BiquadStage, GLIDE_SECONDS } from './biquad-stage'
import { designBand } from './matched-shapes'

const coefficients: StaticArray<f64> = new StaticArray<f64>(5)

export class EqualiserBand extends BiquadStage {
  private logHz: Smoothed
  private gainDb: Smoothed
  private logQ: Smoothed

  constructor(sampleRate: f64) {
    super(sampleRate, 1)
    const glide = <i32>Math.ceil(sampleRate * GLIDE_SECONDS)
    this.logHz = new Smoothed(glide)
    this.gainDb = new Smoothed(glide)
    this.logQ = new Smoothed(glide)
  }

  /** `band` points to the band's first slot. */
  setTargets(band: usize): void {
    this.on = load<f64>(band + (EQ_BAND_ON << 3)) !== 0
    this.wantedKind = <i32>load<f64>(band + (EQ_BAND_TYPE << 3))
    this.logHz.setTarget(NativeMath.log2(load<f64>(band + (EQ_BAND_HZ << 3))))
    this.gainDb.setTarget(load<f64>(band + (EQ_BAND_GAIN_DB << 3)))
    this.logQ.setTarget(NativeMath.log2(load<f64>(band + (EQ_BAND_Q << 3))))
  }

  protected get controlsAtRest(): bool {
    return this.logHz.isAtRest && this.gainDb.isAtRest && this.logQ.isAtRest
  }

  protected snapControls(): void {
    this.logHz.finish()
    this.gainDb.finish()
    this.logQ.finish()
  }

  protected advanceControls(frames: i32): void {
    this.logHz.advance(frames)
    this.gainDb.advance(frames)
    this.logQ.advance(frames)
  }

  protected design(_index: i32): StaticArray<f64> {
    const hz = NativeMath.pow(2, this.logHz.value)
    const w0 = (2 * NativeMath.PI * hz) / this.sampleRate
    designBand(this.kind, w0, this.gainDb.value, NativeMath.pow(2, this.logQ.value), coefficients)
    return coefficients
  }
}
