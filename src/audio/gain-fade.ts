import { raisedCosine } from '../engine/raised-cosine'

export const FADE_SECONDS = 0.01
const CURVE_POINTS = 481

/** From 0 to 1. */
const RISE = Float32Array.of(0, ...raisedCosine(CURVE_POINTS - 2), 1)

/**
 * A raised cosine from one gain to another, ending on `to` exactly. Point by point: a browser that is late moves a value
 * curve to its present, over what follows, and throws. Ramps that lie in its past are where they would be.
 */
export function fadeGain(gain: AudioParam, from: number, to: number, atSeconds: number): void {
  gain.setValueAtTime(from, atSeconds)
  for (let point = 1; point < RISE.length; point++) {
    const value = from + (to - from) * (RISE[point] as number)
    gain.linearRampToValueAtTime(value, atSeconds + (FADE_SECONDS * point) / (RISE.length - 1))
  }
}
