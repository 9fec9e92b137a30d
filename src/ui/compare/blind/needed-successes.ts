import { type BlindMethod, FEWEST_TRIALS, SIGNIFICANT } from '../../../project/blind-test'
import { pText, pValueOf } from '../../../project/verdict'

/** What it takes: "12 of 16 right would be p = 0.038", or why so few trials can show nothing. */
export function neededText(method: BlindMethod, trials: number): string {
  if (trials < FEWEST_TRIALS[method]) {
    return `Too few to show anything: at least ${FEWEST_TRIALS[method]} are needed.`
  }
  const successes = fewestSuccesses(method, trials)
  const p = pText(pValueOf({ method, trials, successes }))
  const what = method === 'abx' ? 'right' : 'for the same one'
  return `${successes} of ${trials} ${what} would be ${p}: less than 1 in 20 by chance.`
}

/** The fewest successes that are more than chance. */
function fewestSuccesses(method: BlindMethod, trials: number): number {
  let successes = trials
  while (successes > trials / 2 && pValueOf({ method, trials, successes: successes - 1 }) < SIGNIFICANT) successes -= 1
  return successes
}
