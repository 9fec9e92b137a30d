// What a line of the network loses in one pass, so that all modes of all lines decay alike (Jot and Chaigne, AES 90,
// 1991: attenuation in decibels proportional to the line's length). First-order shelf in each line: the reverberation
// time is T at low frequencies, 2/3 T at the damping frequency, T/5 at the Nyquist frequency, whatever the length.

import { LINES } from './line-lengths'

/** The return under the send, for pink noise at both. */
const RETURN_POWER: f64 = 0.1
/** Octaves over which the power of a pink send is summed. */
const FIRST_HZ: f64 = 125
const OCTAVES: i32 = 8

/** Per pair of lines, each for both lanes: b0, c1 = b1 - a1 b0, a1; then the input's gain in both lanes. */
export const COEFFICIENTS: i32 = 3 * LINES + 2

export class Absorption {
  /** tan^2(w/2) of the octaves. */
  private octaves: StaticArray<f64> = new StaticArray<f64>(OCTAVES)
  private powers: StaticArray<f64> = new StaticArray<f64>(OCTAVES)

  constructor(private rateHz: f64) {
    for (let i = 0; i < OCTAVES; i++) {
      const tan = NativeMath.tan((NativeMath.PI * FIRST_HZ * <f64>(1 << i)) / rateHz)
      this.octaves[i] = tan * tan
    }
  }

  /** Writes COEFFICIENTS f64 for lines of these lengths in frames; `mixScale` is folded into the coefficients. */
  design(lengths: StaticArray<f64>, decaySeconds: f64, dampingHz: f64, mixScale: f64, to: usize): void {
    const corner = NativeMath.tan((NativeMath.PI * dampingHz) / this.rateHz)
    for (let i = 0; i < OCTAVES; i++) this.powers[i] = 0
    for (let line = 0; line < LINES; line++) {
      const g = NativeMath.exp((-3 * NativeMath.LN10 * unchecked(lengths[line])) / (this.rateHz * decaySeconds))
      // H(s) = g (k s + w) / (s + w): k = g^4 leaves g^5 at the Nyquist frequency, w leaves g^1.5 at the corner.
      const k = g * g * g * g
      const w = corner * Math.sqrt((g - k * k) / (1 - g))
      const scale = 1 / (1 + w)
      const b0 = g * (w + k) * scale
      const b1 = g * (w - k) * scale
      const a1 = (w - 1) * scale
      const at = to + <usize>(line >> 1) * 48 + ((<usize>(line & 1)) << 3)
      store<f64>(at, b0 * mixScale)
      store<f64>(at, (b1 - a1 * b0) * mixScale, 16)
      store<f64>(at, a1, 32)
      for (let i = 0; i < OCTAVES; i++) {
        const tan2 = unchecked(this.octaves[i])
        this.powers[i] += (g * g * (k * k * tan2 + w * w)) / (tan2 + w * w)
      }
    }
    const gain = this.inputGain()
    store<f64>(to + ((<usize>(3 * LINES)) << 3), gain)
    store<f64>(to + ((<usize>(3 * LINES + 1)) << 3), gain)
  }

  /**
   * Keeps the return as loud whatever the decay and size: of a power P that enters, the mixed lines give back
   * P (r + r^2 + ...) = P r / (1 - r), where r is what one pass leaves on average.
   */
  private inputGain(): f64 {
    let power: f64 = 0
    for (let i = 0; i < OCTAVES; i++) {
      const r = unchecked(this.powers[i]) / <f64>LINES
      power += r / (1 - r) / <f64>OCTAVES
    }
    return Math.sqrt(RETURN_POWER / (2 * power))
  }
}
