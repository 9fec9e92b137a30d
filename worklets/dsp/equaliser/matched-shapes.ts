// The shapes of an equaliser band and of the filters, each with the analogue prototype that it follows (s in units of w0).
//   bell        (s^2 + sA/Q + 1) / (s^2 + s/(AQ) + 1), A = 10^(dB/40)
//   low shelf   A (s^2 + s sqrt(A)/Q + A) / (A s^2 + s sqrt(A)/Q + 1), R. Bristow-Johnson's Audio EQ Cookbook
//   high shelf  A (A s^2 + s sqrt(A)/Q + 1) / (s^2 + s sqrt(A)/Q + A), the same source
//   notch       (s^2 + 1) / (s^2 + s/Q + 1)
//   tilt        (A s + 1) / (s + A), A = 10^(dB/20): the gain above the pivot, its opposite below, Q unused
//   low-pass    1 / (s^2 + s/Q + 1);  high-pass  s^2 / (s^2 + s/Q + 1);  band-pass  (s/Q) / (s^2 + s/Q + 1)
// A cut is the exact inverse of the boost, so the two cancel.
import {
  EQ_BAND_TYPE_BELL,
  EQ_BAND_TYPE_HIGH_SHELF,
  EQ_BAND_TYPE_LOW_SHELF,
  EQ_BAND_TYPE_NOTCH,
} from '../generated/slots'
import { MatchedBiquad } from './matched-biquad'

const matched = new MatchedBiquad()

function phiOf(w: f64): f64 {
  const s = NativeMath.sin(0.5 * w)
  return s * s
}

/** A band at `w0` radians per sample. */
export function designBand(type: i32, w0: f64, gainDb: f64, q: f64, out: StaticArray<f64>): void {
  const boostDb = Math.abs(gainDb)
  if (type === EQ_BAND_TYPE_NOTCH) {
    notch(w0, q, out)
  } else if (type === EQ_BAND_TYPE_BELL) {
    bellBoost(w0, boostDb, q, out)
    if (gainDb < 0) MatchedBiquad.invert(out, 1)
  } else if (type === EQ_BAND_TYPE_LOW_SHELF) {
    lowShelfBoost(w0, boostDb, q, out)
    if (gainDb < 0) MatchedBiquad.invert(out, 1)
  } else if (type === EQ_BAND_TYPE_HIGH_SHELF) {
    // A high shelf is a low shelf of the opposite gain, turned up as a whole.
    lowShelfBoost(w0, boostDb, q, out)
    const gain = NativeMath.pow(10, gainDb / 20)
    if (gainDb > 0) MatchedBiquad.invert(out, gain)
    else for (let i = 0; i < 3; i++) out[i] *= gain
  } else {
    tiltDown(w0, boostDb, out)
    if (gainDb > 0) MatchedBiquad.invert(out, 1)
  }
  // No gain: the poles stay where they are, for the next glide, and the zeros lie exactly on them.
  if (type !== EQ_BAND_TYPE_NOTCH && gainDb === 0) {
    out[0] = 1
    out[1] = out[3]
    out[2] = out[4]
  }
}

// Where the magnitude is matched besides 0 Hz and the band's own frequency. Matching at the Nyquist frequency, as the paper
// does, puts the largest error of a wide band near 0.4 fs; matching a little lower halves it (figures in the tests).
const MATCH_BELL: f64 = 0.75 * NativeMath.PI
const MATCH_HIGH: f64 = 0.8 * NativeMath.PI
const MATCH_CORNER_MAX: f64 = 0.6 * NativeMath.PI

function bellBoost(w0: f64, db: f64, q: f64, out: StaticArray<f64>): void {
  const a = NativeMath.pow(10, db / 40)
  const peak = a * a * a * a
  const phi = phiOf(w0)
  const phiMatch = phiOf(MATCH_BELL)
  matched.poles(w0, 0.5 / (a * q))
  if (Math.abs(phi - phiMatch) < 1e-3) {
    matched.matchPeak(phi, peak)
  } else {
    const x = (MATCH_BELL / w0) * (MATCH_BELL / w0)
    const flat = (1 - x) * (1 - x)
    const gain = (flat + ((a * a) / (q * q)) * x) / (flat + x / (a * a * q * q))
    matched.matchThree(1, phi, peak, phiMatch, gain)
  }
  matched.invertibleNumerator(out)
}

function lowShelfBoost(w0: f64, db: f64, q: f64, out: StaticArray<f64>): void {
  const a = NativeMath.pow(10, db / 40)
  const zero = min(w0 * NativeMath.sqrt(a), MATCH_CORNER_MAX)
  matched.poles(w0 / NativeMath.sqrt(a), 0.5 / q)
  matched.matchThree(
    a * a * a * a,
    phiOf(zero),
    lowShelfSquared(zero / w0, a, q),
    phiOf(MATCH_HIGH),
    lowShelfSquared(MATCH_HIGH / w0, a, q),
  )
  matched.invertibleNumerator(out)
}

function lowShelfSquared(ratio: f64, a: f64, q: f64): f64 {
  const x = ratio * ratio
  const bend = (a / (q * q)) * x
  return (a * a * ((a - x) * (a - x) + bend)) / ((1 - a * x) * (1 - a * x) + bend)
}

/** Lows up, highs down by `db`. */
function tiltDown(w0: f64, db: f64, out: StaticArray<f64>): void {
  const a = NativeMath.pow(10, db / 20)
  const corner = min(w0, MATCH_CORNER_MAX)
  matched.singlePole(w0 / a)
  matched.matchThree(
    a * a,
    phiOf(corner),
    tiltSquared(corner / w0, a),
    phiOf(MATCH_HIGH),
    tiltSquared(MATCH_HIGH / w0, a),
  )
  matched.invertibleNumerator(out)
}

function tiltSquared(ratio: f64, a: f64): f64 {
  const x = ratio * ratio
  return (a * a + x) / (1 + a * a * x)
}

function notch(w0: f64, q: f64, out: StaticArray<f64>): void {
  // Half power at both edges, or the prototype's gain at a lower frequency where the upper edge is too high.
  const lower = w0 * (NativeMath.sqrt(1 + 0.25 / (q * q)) - 0.5 / q)
  const upper = (w0 * w0) / lower
  let second = upper
  if (upper > MATCH_HIGH) second = lower > 0.7 * NativeMath.PI ? 0.5 * NativeMath.PI : MATCH_HIGH
  matched.notch(
    phiOf(w0),
    phiOf(lower),
    notchDenominatorSquared(lower, w0, q),
    phiOf(second),
    notchDenominatorSquared(second, w0, q),
    out,
  )
}

/** (phi - phi0)^2 over the prototype's squared gain, also where both are 0. */
function notchDenominatorSquared(w: f64, w0: f64, q: f64): f64 {
  // phi - phi0 = sin((w + w0)/2) sin((w - w0)/2), which keeps its digits near w0.
  const numerator = NativeMath.sin(0.5 * (w + w0)) * NativeMath.sin(0.5 * (w - w0))
  const ratio = w / w0
  const detuning = (1 - ratio) * (1 + ratio)
  const quotient = Math.abs(detuning) > 1e-9 ? numerator / detuning : -0.25 * w0 * NativeMath.sin(w0)
  const width = (quotient * ratio) / q
  return numerator * numerator + width * width
}

export function designLowPass(w0: f64, q: f64, out: StaticArray<f64>): void {
  const corner = min(w0, MATCH_CORNER_MAX)
  matched.poles(w0, 0.5 / q)
  matched.matchThree(
    1,
    phiOf(corner),
    lowPassSquared(corner / w0, q),
    phiOf(MATCH_HIGH),
    lowPassSquared(MATCH_HIGH / w0, q),
  )
  matched.numerator(out)
}

function lowPassSquared(ratio: f64, q: f64): f64 {
  const x = ratio * ratio
  return 1 / ((1 - x) * (1 - x) + x / (q * q))
}

export function designHighPass(w0: f64, q: f64, out: StaticArray<f64>): void {
  matched.poles(w0, 0.5 / q)
  matched.matchHighPass(phiOf(w0), q * q)
  matched.numerator(out)
}

/** Nothing at 0 Hz, 1 at `w0`. */
export function designBandPass(w0: f64, q: f64, out: StaticArray<f64>): void {
  const second = w0 < MATCH_BELL - 0.1 ? MATCH_BELL : 0.5 * NativeMath.PI
  const x = second / w0
  const detuning = (q * (1 - x * x)) / x
  matched.poles(w0, 0.5 / q)
  matched.matchThree(0, phiOf(w0), 1, phiOf(second), 1 / (1 + detuning * detuning))
  matched.numerator(out)
}
