// One band of an equaliser as a stage: its controls glide, its type changes behind a cross-fade.

import { EQ_BAND_GAIN_DB, EQ_BAND_HZ, EQ_BAND_ON, EQ_BAND_Q, EQ_BAND_TYPE } from '../generated/slots'
import { Smoothed } from '../maths/smoothed'
import { BiquadStage, GLIDE_SECONDS } from './biquad-stage'
import { designBand } from './matched-shapes'

/** A kind's type; what a subclass knows besides stands above these bits. */
export const TYPE_MASK: i32 = 7

const coefficients: StaticArray<f64> = new StaticArray<f64>(5)

export class EqualiserBand extends BiquadStage {
  protected logHz: Smoothed
  protected gainDb: Smoothed
  protected logQ: Smoothed

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

  protected get type(): i32 {
    return this.kind & TYPE_MASK
  }

  /** The band's frequency in radians per sample. */
  protected get w0(): f64 {
    return (2 * NativeMath.PI * NativeMath.pow(2, this.logHz.value)) / this.sampleRate
  }

  protected get q(): f64 {
    return NativeMath.pow(2, this.logQ.value)
  }

  protected design(_index: i32): StaticArray<f64> {
    designBand(this.type, this.w0, this.gainDb.value, this.q, coefficients)
    return coefficients
  }
}
