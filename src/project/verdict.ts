import { binomialTail, binomialTwoSided } from './binomial'
import { type BlindResult, FEWEST_TRIALS, SIGNIFICANT } from './blind-test'

/** Probability that chance alone does as well: one-sided for ABX, two-sided for preference, which has no right side. */
export function pValueOf({ method, trials, successes }: BlindResult): number {
  return method === 'abx' ? binomialTail(successes, trials) : binomialTwoSided(successes, trials)
}

/** "p = 0.011", "p = 0.0006", and "p < 0.0001". */
export function pText(p: number): string {
  if (p < 0.0001) return 'p < 0.0001'
  // Never rounded over the level: 0.0497 must not read as 0.050.
  const digits = p < 0.001 || (p >= 0.0495 && p < 0.0505) ? 4 : 3
  return `p = ${p.toFixed(digits)}`
}

/** What a result shows, in plain words. `a` and `b` are the sides' names. */
export function verdict(result: BlindResult, { a, b } = { a: 'A', b: 'B' }): string {
  const { method, trials, successes } = result
  if (trials < FEWEST_TRIALS[method]) {
    const answers = method === 'abx' ? 'all right answers' : 'all answers for one side'
    return `Not enough trials: even ${answers} could be chance. Do at least ${FEWEST_TRIALS[method]}.`
  }
  const p = pValueOf(result)
  const isShown = p < SIGNIFICANT
  if (method === 'abx') {
    const right = `${successes} of ${trials} right, ${pText(p)}`
    return isShown ? `A difference was heard: ${right}.` : `No difference was shown: ${right}. ${NOT_NONE}`
  }
  if (!isShown) return `No preference was shown: ${successes} of ${trials} for ${a}, ${pText(p)}. ${NOT_NONE}`
  const [liked, times] = successes * 2 > trials ? [a, successes] : [b, trials - successes]
  return `${liked} was preferred: ${times} of ${trials}, ${pText(p)}.`
}

const NOT_NONE = 'That does not show that there is none.'
