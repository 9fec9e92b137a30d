// The resampler's impulse response: a sinc under a Kaiser window, after J. F. Kaiser, "Nonrecursive digital filter
// design using the I0-sinh window function" (ISCAS 1974); order formula as in Oppenheim and Schafer, section 7.5.

import { besselI0 } from '../maths/bessel'

/** Flat to here, as a fraction of the lower rate: 20 kHz at 44.1 kHz. */
const PASS_EDGE: f64 = 20000.0 / 44100.0
/** Nothing left from here, so that no conversion folds anything back. */
const STOP_EDGE: f64 = 0.5
/** Images and aliases, in dB below the tone. The ripple of the pass band has the same size. */
const ATTENUATION_DB: f64 = 134.0

const BETA: f64 = 0.1102 * (ATTENUATION_DB - 8.7)

export class ResamplerKernel {
  /** Half of the support, in input samples. */
  halfTaps: i32
  private cutoff: f64
  private windowAtCentre: f64

  constructor(fromHz: f64, toHz: f64) {
    const scale = Math.min(1.0, toHz / fromHz)
    const taps = (ATTENUATION_DB - 7.95) / (14.36 * (STOP_EDGE - PASS_EDGE))
    this.halfTaps = i32(Math.ceil((0.5 * taps) / scale))
    this.cutoff = (PASS_EDGE + STOP_EDGE) * scale
    this.windowAtCentre = besselI0(BETA)
  }

  /** The response `offset` input samples from its centre; zero at the edges, so that both sides are alike. */
  at(offset: f64): f64 {
    const position = offset / f64(this.halfTaps)
    const room = 1.0 - position * position
    if (room <= 0) return 0
    const window = besselI0(BETA * Math.sqrt(room)) / this.windowAtCentre
    if (offset === 0) return this.cutoff * window
    const angle = Math.PI * offset
    return (Math.sin(this.cutoff * angle) / angle) * window
  }

  /**
   * One phase of the polyphase bank: the weights of 2 * halfTaps input samples for an output that lies `fraction`
   * after the sample at index halfTaps - 1. Scaled to a sum of exactly one, near enough: the level of a steady
   * signal is the same in every phase.
   */
  writePhase(fraction: f64, row: usize): void {
    const taps = this.halfTaps * 2
    let sum: f64 = 0
    for (let tap = 0; tap < taps; tap++) {
      const weight = this.at(f64(tap - this.halfTaps + 1) - fraction)
      store<f64>(row + (usize(tap) << 3), weight)
      sum += weight
    }
    for (let tap = 0; tap < taps; tap++) {
      const place = row + (usize(tap) << 3)
      store<f64>(place, load<f64>(place) / sum)
    }
  }
}
