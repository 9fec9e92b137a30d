/** Modified Bessel function of the first kind, order zero: its power series, summed until nothing is added. */
export function besselI0(x: f64): f64 {
  const quarter = 0.25 * x * x
  let term: f64 = 1
  let sum: f64 = 1
  for (let k: f64 = 1; term > sum * 1e-18; k += 1) {
    term *= quarter / (k * k)
    sum += term
  }
  return sum
}
