/** Trials up to which the numbers below are exact and can be told as a number. */
const MOST_TRIALS = 1000

/**
 * Probability of at least `successes` out of `trials` by chance alone (p = 1/2): the sum of the binomial coefficients
 * over 2^trials. Summed in whole numbers; only the last division rounds, and it is by a power of two.
 */
export function binomialTail(successes: number, trials: number): number {
  if (!Number.isInteger(trials) || trials < 0 || trials > MOST_TRIALS) {
    throw new RangeError(`trials must be a whole number from 0 to ${MOST_TRIALS}, not ${trials}`)
  }
  if (!Number.isInteger(successes) || successes < 0 || successes > trials) {
    throw new RangeError(`successes must be a whole number from 0 to ${trials}, not ${successes}`)
  }
  let ways = 0n
  let coefficient = 1n
  // C(n, j + 1) = C(n, j) (n - j) / (j + 1), from j = 0, which is all in a row; C(n, j) = C(n, n - j).
  for (let failures = 0; failures <= trials - successes; failures += 1) {
    ways += coefficient
    coefficient = (coefficient * BigInt(trials - failures)) / BigInt(failures + 1)
  }
  return Number(ways) / Number(1n << BigInt(trials))
}

/** Probability of a result at least as far from half as this one, to either side. */
export function binomialTwoSided(successes: number, trials: number): number {
  return Math.min(1, 2 * binomialTail(Math.max(successes, trials - successes), trials))
}
