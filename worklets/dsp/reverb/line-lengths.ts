// Lengths of the reverb's delays: primes, so that no two share an echo before their product (Schroeder 1962), spread
// geometrically, so that no difference of two repeats.

/** Lines of the network. */
export const LINES: i32 = 16
/** At size 50 %, in milliseconds. */
const SHORTEST_MS: f64 = 14
const LONGEST_MS: f64 = 150
/** 10 % to 100 % is 0.38 to 1.52: a room's paths grow less than its name does. */
const SIZE_POWER: f64 = 0.5
export const LARGEST_SCALE: f64 = NativeMath.SQRT2

/** How much longer than at 50 % every delay is. */
export function sizeScale(percent: f64): f64 {
  return NativeMath.pow(percent / 50, SIZE_POWER)
}

/** Of line `index`, in milliseconds at size 50 %. */
export function lineMs(index: i32): f64 {
  return SHORTEST_MS * NativeMath.pow(LONGEST_MS / SHORTEST_MS, <f64>index / <f64>(LINES - 1))
}

/** The smallest prime above `least` that is not under `frames`. */
export function primeFrom(frames: f64, least: i32): i32 {
  let n = max(<i32>Math.round(frames), least + 1) | 1
  while (!isPrime(n)) n += 2
  return n
}

/** Of an odd number from 3 on. */
function isPrime(n: i32): bool {
  for (let d = 3; d * d <= n; d += 2) {
    if (n % d === 0) return false
  }
  return true
}
