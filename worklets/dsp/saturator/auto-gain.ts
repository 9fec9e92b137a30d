// What the drive adds, taken back: a gain from the settings alone, by which a Gaussian signal of pink spectrum (music's
// nearest model of two numbers) at -18 dBFS RMS leaves with the power that it came with.
// The curve splits such a signal into a scaled copy of itself and an uncorrelated rest (Bussgang's theorem, 1952): the
// de-emphasis restores the copy's spectrum and colours the rest. The rest's own spectrum is near that of what was driven,
// brighter by 0.9 dB an octave: fitted, within 0.5 dB for every tone, to the spectrum of the cube of such a signal.

import { dbToGain } from '../maths/fast-math'
import { emphasisPower } from './emphasis'
import { SaturationCurve } from './saturation-curve'

const LEVEL_DB: f64 = -18
/** Third octaves from 25 Hz to 20 kHz: in each of them pink noise has the same power. */
const BANDS: i32 = 30
const FIRST_HZ: f64 = 25
/** Power of the rest in a third octave over that in the one below it, next to the driven signal's. */
const REST_RISE: f64 = 1.0717734625362931
/** The mean over the bell curve: trapezoids over +-6 sigma, for smooth integrands exact to all digits that matter. */
const STEPS: i32 = 48
const SPAN: f64 = 6

/** Linear. `drive` linear, `tilt` as in emphasis.ts. */
export function autoGain(curve: SaturationCurve, drive: f64, tilt: f64): f64 {
  const power = dbToGain(2 * LEVEL_DB)
  let before: f64 = 0
  let rise: f64 = 1
  let rises: f64 = 0
  let restBefore: f64 = 0
  for (let i = 0; i < BANDS; i++) {
    const band = emphasisPower(FIRST_HZ * NativeMath.pow(2, <f64>i / 3), tilt, curve.lowDrive)
    before += band / <f64>BANDS
    restBefore += rise * band
    rises += rise
    rise *= REST_RISE
  }
  const after = rises / restBefore

  const sigma = drive * NativeMath.sqrt(power * before)
  let weights: f64 = 0
  let mean: f64 = 0
  let square: f64 = 0
  let product: f64 = 0
  for (let i = -STEPS; i <= STEPS; i++) {
    const z = (SPAN * <f64>i) / <f64>STEPS
    const weight = NativeMath.exp(-0.5 * z * z)
    const x = sigma * z
    const y = x * curve.gainAt(x)
    weights += weight
    mean += weight * y
    square += weight * y * y
    product += weight * x * y
  }
  mean /= weights
  const copy = product / (weights * sigma * sigma)
  const rest = square / weights - mean * mean - copy * copy * sigma * sigma
  return NativeMath.sqrt(power / (copy * copy * drive * drive * power + rest * after))
}
