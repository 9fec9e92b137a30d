// High-pass and low-pass as stages: Butterworth of order 2, 4 or 8 in second-order sections, magnitude-matched.

import { Smoothed } from '../maths/smoothed'
import { BiquadStage, GLIDE_SECONDS } from './biquad-stage'
import { designHighPass, designLowPass } from './matched-shapes'

const coefficients: StaticArray<f64> = new StaticArray<f64>(5)

export class ButterworthFilter extends BiquadStage {
  private logHz: Smoothed

  constructor(
    sampleRate: f64,
    private highPass: bool,
  ) {
    super(sampleRate, 4)
    this.logHz = new Smoothed(<i32>Math.ceil(sampleRate * GLIDE_SECONDS))
  }

  /** `settings` points to three f64: on, frequency, and the slope as 0, 1, 2 for 12, 24, 48 dB per octave. */
  setTargets(settings: usize): void {
    this.set(load<f64>(settings) !== 0, load<f64>(settings, 8), <i32>load<f64>(settings, 16))
  }

  set(on: bool, hz: f64, slope: i32): void {
    this.on = on
    this.wantedKind = slope
    this.logHz.setTarget(NativeMath.log2(hz))
  }

  protected sectionsOf(kind: i32): i32 {
    return 1 << kind
  }

  protected get controlsAtRest(): bool {
    return this.logHz.isAtRest
  }

  protected snapControls(): void {
    this.logHz.finish()
  }

  protected advanceControls(frames: i32): void {
    this.logHz.advance(frames)
  }

  protected design(index: i32): StaticArray<f64> {
    const w0 = (2 * NativeMath.PI * NativeMath.pow(2, this.logHz.value)) / this.sampleRate
    const q = butterworthQ(index, this.sectionCount)
    if (this.highPass) designHighPass(w0, q, coefficients)
    else designLowPass(w0, q, coefficients)
    return coefficients
  }
}

/** Q of section `index` of a Butterworth filter of `sections` second-order sections. */
export function butterworthQ(index: i32, sections: i32): f64 {
  return 0.5 / NativeMath.cos((NativeMath.PI * <f64>(2 * index + 1)) / <f64>(4 * sections))
}
