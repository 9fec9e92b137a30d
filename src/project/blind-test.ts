/** How a blind test asks: which of two X is, or which of two is the better one. */
export type BlindMethod = 'abx' | 'preference'
export type BlindChoice = 'a' | 'b'

/** Trials of one test. */
export const BLIND_TRIALS = { min: 1, max: 200, default: 10 } as const

/** Trials under which no result can be below the level: even all answers for one side could be chance. */
export const FEWEST_TRIALS: Readonly<Record<BlindMethod, number>> = { abx: 5, preference: 6 }

/** Below this p-value a result is called more than chance. */
export const SIGNIFICANT = 0.05

/** A test that runs. Never changed: `answer` makes the next one. */
export interface BlindTest {
  readonly method: BlindMethod
  readonly trials: number
  /** One for each trial. ABX: what X is. Preference: which side is offered first. Not for the page. */
  readonly key: readonly BlindChoice[]
  /** So far. ABX: what X was taken for. Preference: the side that was preferred, unveiled. */
  readonly answers: readonly BlindChoice[]
}

export interface BlindResult {
  readonly method: BlindMethod
  readonly trials: number
  /** ABX: right answers. Preference: trials in which `a` was preferred. */
  readonly successes: number
}

/** Begins a test. `key` holds random bits, made outside (crypto.getRandomValues): at least one for each trial. */
export function createBlindTest({
  method,
  trials,
  key,
}: {
  method: BlindMethod
  trials: number
  key: ArrayLike<number | boolean>
}): BlindTest {
  if (!Number.isInteger(trials) || trials < BLIND_TRIALS.min || trials > BLIND_TRIALS.max) {
    throw new RangeError(`A blind test has ${BLIND_TRIALS.min} to ${BLIND_TRIALS.max} trials, not ${trials}.`)
  }
  if (key.length < trials) throw new RangeError(`${trials} trials need as many random bits, not ${key.length}.`)
  const sides = Array.from({ length: trials }, (_, trial): BlindChoice => (Number(key[trial]) & 1 ? 'b' : 'a'))
  return { method, trials, key: sides, answers: [] }
}

/** Trials that are answered; the one that runs has this index. */
export const answeredTrials = (test: BlindTest) => test.answers.length

export const isFinished = (test: BlindTest) => test.answers.length >= test.trials

/** ABX: the side that X is in the trial that runs. */
export function sideOfX(test: BlindTest): BlindChoice {
  return test.key[runningTrial(test)]!
}

/** Preference: the side that is offered at that place (0 or 1) in the trial that runs. */
export function sideOffered(test: BlindTest, place: 0 | 1): BlindChoice {
  const first = test.key[runningTrial(test)]!
  return place === 0 ? first : otherSide(first)
}

/** ABX: `choice` is what X is taken for. Preference: the side that is preferred, as `sideOffered` names it. */
export function answer(test: BlindTest, choice: BlindChoice): BlindTest {
  runningTrial(test)
  return { ...test, answers: [...test.answers, choice] }
}

/** Null until every trial is answered: a test that is given up when it looks well, or badly, would not be one. */
export function resultOf(test: BlindTest): BlindResult | null {
  if (!isFinished(test)) return null
  const { method, trials, key, answers } = test
  const isSuccess = (given: BlindChoice, trial: number) => given === (method === 'abx' ? key[trial] : 'a')
  return { method, trials, successes: answers.filter(isSuccess).length }
}

const otherSide = (side: BlindChoice): BlindChoice => (side === 'a' ? 'b' : 'a')

function runningTrial(test: BlindTest): number {
  if (isFinished(test)) throw new RangeError('All trials of this blind test are answered.')
  return test.answers.length
}
