/** From 0 to 1 as `part` goes from 0 to 1, with no slope at either end. */
export function raisedCosine(part: f64): f64 {
  return 0.5 - 0.5 * NativeMath.cos(NativeMath.PI * part)
}
