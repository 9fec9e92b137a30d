// The curve of the width for the screen, from the corner that runs.

import { curvePoints } from '../equaliser/curve-exports'
import { lowBandGain, warpedCorner } from '../multiband/linkwitz-riley'

/** -300 dB. */
const FLOOR: f64 = 1e-15

/** Replaces `count` frequencies in hertz at curvePoints by the side's response in decibels. */
export function curveWidthSideDb(rateHz: f64, widthPercent: f64, monoOn: bool, monoBelowHz: f64, count: i32): void {
  const corner = warpedCorner(monoBelowHz, rateHz)
  for (let i = 0; i < count; i++) {
    const at = curvePoints() + ((<usize>i) << 3)
    const w = (2 * NativeMath.PI * load<f64>(at)) / rateHz
    const gain = widthPercent * 0.01 * (monoOn ? 1 - lowBandGain(corner, w) : 1)
    store<f64>(at, 20 * NativeMath.log10(max(gain, FLOOR)))
  }
}
