// Noise shaping by error feedback: each error, of rounding and dither, is taken off the next samples, so that the noise of
// flat triangular dither (variance 1/4 LSB^2) gets the spectrum |1 - H|^2, H(z) = h1 z^-1 + ... + h5 z^-5.
// The curve is the five-tap filter of Lipshitz, Vanderkooy and Wannamaker, "Minimally Audible Noise Shaping", JAES 39
// (1991), 836-852, made for 44.1 kHz: 16 dB less up to 3 kHz, 27 dB less at 4 kHz, as much at 10 kHz, 19 dB more at 20 kHz;
// 12.2 dB more over all.

const H1: f64 = 2.033
const H2: f64 = -2.165
const H3: f64 = 1.959
const H4: f64 = -1.59
const H5: f64 = 0.6149

/** One channel. What it feeds back is within 1.5 LSB and its taps are finite in number: it cannot run away. */
export class NoiseShaper {
  private e1: f64 = 0
  private e2: f64 = 0
  private e3: f64 = 0
  private e4: f64 = 0
  private e5: f64 = 0

  reset(): void {
    this.e1 = 0
    this.e2 = 0
    this.e3 = 0
    this.e4 = 0
    this.e5 = 0
  }

  /** What is to be taken off the next sample, in LSB. */
  get feedback(): f64 {
    return H1 * this.e1 + H2 * this.e2 + H3 * this.e3 + H4 * this.e4 + H5 * this.e5
  }

  /** `error`: what came out less what was wanted (the sample less the feedback), before it is held at full scale. */
  take(error: f64): void {
    this.e5 = this.e4
    this.e4 = this.e3
    this.e3 = this.e2
    this.e2 = this.e1
    this.e1 = error
  }
}
