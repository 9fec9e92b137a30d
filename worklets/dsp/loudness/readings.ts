// From what is measured to what is read; -Infinity where a reading is not defined.
import { loudnessOf } from './loudness-histogram'

export function lufsOrNone(energy: f64): f64 {
  return energy > 0 ? loudnessOf(energy) : -Infinity
}

export function decibelsOrNone(peak: f64): f64 {
  return peak > 0 ? 20 * NativeMath.log10(peak) : -Infinity
}

/** Of two levels in dB. */
export function distanceOrNone(upper: f64, lower: f64): f64 {
  return upper > -Infinity && lower > -Infinity ? upper - lower : -Infinity
}
