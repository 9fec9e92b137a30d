// Second-order sections that keep their analogue shape up to the Nyquist frequency.
// After M. Vicanek, "Matched Second Order Digital Filters" (2016): poles by impulse invariance, numerator by matching the
// squared magnitude at three frequencies. Squared magnitudes are written as polynomials in phi = sin^2(w/2),
//   |1 + a1/z + a2/z^2|^2 = alpha0 + alpha1 phi + alpha2 phi^2,
// and built from p = 1 + a1 + a2 and d = 1 - a2, both computed without cancellation: that keeps a 10 Hz filter at 192 kHz exact.

export class MatchedBiquad {
  a1: f64 = 0
  a2: f64 = 0
  /** 1 - a2: how damped the poles are. */
  private damped: f64 = 1
  private alpha0: f64 = 1
  private alpha1: f64 = 0
  private alpha2: f64 = 0
  private beta0: f64 = 1
  private beta1: f64 = 0
  private beta2: f64 = 0

  /** Poles of s^2 + 2 damping w0 s + w0^2, `w0` in radians per sample, under pi. */
  poles(w0: f64, damping: f64): void {
    if (damping <= 1) {
      const r = NativeMath.exp(-damping * w0)
      const oneMinusR = -NativeMath.expm1(-damping * w0)
      const half = 0.5 * NativeMath.sqrt(1 - damping * damping) * w0
      const s = NativeMath.sin(half)
      this.denominator(oneMinusR * oneMinusR + 4 * r * s * s, -NativeMath.expm1(-2 * damping * w0))
    } else {
      const spread = NativeMath.sqrt(damping * damping - 1)
      const fast = damping + spread
      this.denominator(
        NativeMath.expm1(-w0 / fast) * NativeMath.expm1(-w0 * fast),
        -NativeMath.expm1(-2 * damping * w0),
      )
    }
  }

  /** One real pole at -w0; the other stays at z = 0. */
  singlePole(w0: f64): void {
    this.denominator(-NativeMath.expm1(-w0), 1)
  }

  private denominator(p: f64, d: f64): void {
    this.a1 = p - 2 + d
    this.a2 = 1 - d
    this.damped = d
    this.alpha0 = p * p
    this.alpha1 = 4 * (d * d - 2 * p + p * d)
    this.alpha2 = 16 * (1 - d)
  }

  /** |denominator|^2 at phi. */
  private denominatorAt(phi: f64): f64 {
    return this.alpha0 + phi * (this.alpha1 + phi * this.alpha2)
  }

  /** Squared gains `dc`, `g1` at phi1 and `g2` at phi2, two different frequencies. */
  matchThree(dc: f64, phi1: f64, g1: f64, phi2: f64, g2: f64): void {
    this.beta0 = dc * this.alpha0
    const slope1 = (g1 * this.denominatorAt(phi1) - this.beta0) / phi1
    const slope2 = (g2 * this.denominatorAt(phi2) - this.beta0) / phi2
    this.beta2 = (slope2 - slope1) / (phi2 - phi1)
    this.beta1 = slope1 - this.beta2 * phi1
  }

  /** Unity at 0 Hz and a stationary point of squared gain `g` at phi. */
  matchPeak(phi: f64, g: f64): void {
    this.beta0 = this.alpha0
    this.beta2 = g * this.alpha2 - ((g - 1) * this.alpha0) / (phi * phi)
    this.beta1 = g * (this.alpha1 + 2 * this.alpha2 * phi) - 2 * this.beta2 * phi
  }

  /** A double zero at 0 Hz and squared gain `g` at phi. */
  matchHighPass(phi: f64, g: f64): void {
    this.beta0 = 0
    this.beta1 = 0
    this.beta2 = (g * this.denominatorAt(phi)) / (phi * phi)
  }

  /**
   * Zeros on the unit circle at `phi0`, and the poles that go with them: the squared denominator is 1, `d1` and `d2` times
   * the squared numerator (phi - phi0)^2 at 0 Hz, phi1 and phi2; the last two come multiplied by it already.
   */
  notch(phi0: f64, phi1: f64, d1: f64, phi2: f64, d2: f64, out: StaticArray<f64>): void {
    this.beta0 = phi0 * phi0
    const slope1 = (d1 - this.beta0) / phi1
    const slope2 = (d2 - this.beta0) / phi2
    this.beta2 = (slope2 - slope1) / (phi2 - phi1)
    this.beta1 = slope1 - this.beta2 * phi1
    this.factor(out, 1e-9)
    const b0 = out[0]
    // |1 - 2 cos(w0)/z + 1/z^2|^2 = 16 (phi - phi0)^2, hence the 1/4.
    const gain = 0.25 / b0
    out[3] = out[1] / b0
    out[4] = out[2] / b0
    out[0] = gain
    out[1] = gain * (4 * phi0 - 2)
    out[2] = gain
  }

  /** The minimum-phase numerator of the matched magnitude, with the denominator. */
  numerator(out: StaticArray<f64>): void {
    this.factor(out, 0)
    out[3] = this.a1
    out[4] = this.a2
  }

  /** As `numerator`, with zeros never much nearer to the unit circle than the poles: fit for `invert`. */
  invertibleNumerator(out: StaticArray<f64>): void {
    // At half the rate a match may ask for a zero, which inverted would be a pole that rings for ever: 30 dB at most.
    const atPi = this.beta0 + this.beta1 + this.beta2
    this.beta2 += max(1e-3 * this.denominatorAt(1) - atPi, 0)
    this.factor(out, 0.2 * this.damped)
    out[3] = this.a1
    out[4] = this.a2
  }

  /** Turns b over a into gain * a over b. */
  static invert(c: StaticArray<f64>, gain: f64): void {
    const b0 = unchecked(c[0])
    const b1 = unchecked(c[1])
    const b2 = unchecked(c[2])
    const a1 = unchecked(c[3])
    const a2 = unchecked(c[4])
    c[0] = gain / b0
    c[1] = (gain * a1) / b0
    c[2] = (gain * a2) / b0
    c[3] = b1 / b0
    c[4] = b2 / b0
  }

  // b0 + b1 + b2 = P, b0 - b1 + b2 = M and b0 - b2 = E follow from the squares; 4 E^2 = 2 P (P + M) + beta1 has no
  // cancellation. `leastOdd` is the least E in units of b0 + b2, where the match has no real solution.
  private factor(out: StaticArray<f64>, leastOdd: f64): void {
    const sumAt0 = NativeMath.sqrt(max(this.beta0, 0))
    const sumAtPi = NativeMath.sqrt(max(this.beta0 + this.beta1 + this.beta2, 0))
    const even = 0.5 * (sumAt0 + sumAtPi)
    const odd = max(0.5 * NativeMath.sqrt(max(2 * sumAt0 * (sumAt0 + sumAtPi) + this.beta1, 0)), leastOdd * even)
    out[0] = 0.5 * (even + odd)
    out[1] = 0.5 * (sumAt0 - sumAtPi)
    out[2] = 0.5 * (even - odd)
  }
}
