import { describe, expect, it } from 'vitest'
import { binomialTail, binomialTwoSided } from '../../src/project/binomial'
import {
  answer,
  type BlindChoice,
  type BlindMethod,
  type BlindTest,
  createBlindTest,
  FEWEST_TRIALS,
  isFinished,
  resultOf,
  SIGNIFICANT,
  sideOffered,
  sideOfX,
} from '../../src/project/blind-test'
import { pText, pValueOf, verdict } from '../../src/project/verdict'

const KEY = [1, 0, 0, 1, 1, 0, 1, 0, 0, 0, 1, 0]

function run(test: BlindTest, choose: (test: BlindTest) => BlindChoice): BlindTest {
  let running = test
  while (!isFinished(running)) running = answer(running, choose(running))
  return running
}

describe('the exact binomial', () => {
  // Significance of k right of n in an ABX test with p = 1/2, as tables of the field print it (four decimals).
  it.each([
    [5, 5, 0.0313],
    [7, 7, 0.0078],
    [7, 8, 0.0352],
    [8, 10, 0.0547],
    [9, 10, 0.0107],
    [10, 10, 0.001],
    [12, 16, 0.0384],
    [13, 16, 0.0106],
    [14, 16, 0.0021],
    [14, 20, 0.0577],
    [15, 20, 0.0207],
    [16, 20, 0.0059],
    [17, 25, 0.0539],
    [18, 25, 0.0216],
    [32, 50, 0.0325],
    [59, 100, 0.0443],
    [58, 100, 0.0666],
  ])('%i of %i is chance with p = %f', (successes, trials, p) => {
    expect(Number(binomialTail(successes, trials).toFixed(4))).toBe(p)
  })

  it('is what counting every outcome gives, to the last bit', () => {
    for (let trials = 0; trials <= 14; trials += 1) {
      const counts = new Array<number>(trials + 1).fill(0)
      for (let outcome = 0; outcome < 1 << trials; outcome += 1) {
        counts[[...outcome.toString(2)].filter((bit) => bit === '1').length]! += 1
      }
      for (let successes = 0; successes <= trials; successes += 1) {
        const atLeast = counts.slice(successes).reduce((sum, count) => sum + count, 0)
        expect(binomialTail(successes, trials)).toBe(atLeast / (1 << trials))
        const distance = Math.abs(successes - trials / 2)
        const asFar = counts.filter((_, other) => Math.abs(other - trials / 2) >= distance)
        expect(binomialTwoSided(successes, trials)).toBe(asFar.reduce((sum, count) => sum + count, 0) / (1 << trials))
      }
    }
  })

  it('holds at the ends, for as many trials as there can be', () => {
    expect(binomialTail(0, 200)).toBe(1)
    expect(binomialTail(200, 200)).toBe(2 ** -200)
    expect(binomialTail(199, 200)).toBe(201 * 2 ** -200)
    expect(binomialTwoSided(100, 200)).toBe(1)
    for (let successes = 0; successes <= 200; successes += 1) {
      expect(binomialTail(successes, 200) + (successes > 0 ? binomialTail(201 - successes, 200) : 0)).toBeCloseTo(1, 14)
    }
  })

  it.each([
    [5, 4],
    [-1, 4],
    [0.5, 4],
    [1, -1],
    [1, 1.5],
    [Number.NaN, 4],
  ])('refuses %f of %f', (successes, trials) => expect(() => binomialTail(successes, trials)).toThrow(RangeError))
})

describe('a blind test', () => {
  it('counts right answers of ABX', () => {
    const test = createBlindTest({ method: 'abx', trials: 12, key: KEY })
    expect(resultOf(run(test, sideOfX))).toEqual({ method: 'abx', trials: 12, successes: 12 })
    expect(resultOf(run(test, (running) => (sideOfX(running) === 'a' ? 'b' : 'a')))?.successes).toBe(0)
    expect(resultOf(run(test, () => 'a'))?.successes).toBe(KEY.filter((bit) => bit === 0).length)
  })

  it('counts how often A was preferred, wherever it stood', () => {
    const test = createBlindTest({ method: 'preference', trials: 12, key: KEY })
    expect(resultOf(run(test, () => 'a'))?.successes).toBe(12)
    expect(resultOf(run(test, (running) => sideOffered(running, 0)))?.successes).toBe(
      KEY.filter((bit) => bit === 0).length,
    )
    expect(resultOf(run(test, (running) => sideOffered(running, 1)))?.successes).toBe(
      KEY.filter((bit) => bit === 1).length,
    )
  })

  it('has no result before its end, and no answers after it', () => {
    let test = createBlindTest({ method: 'abx', trials: 2, key: [true, false] })
    expect(resultOf(test)).toBeNull()
    test = answer(test, 'b')
    expect(resultOf(test)).toBeNull()
    test = answer(test, 'b')
    expect(resultOf(test)).toEqual({ method: 'abx', trials: 2, successes: 1 })
    expect(() => answer(test, 'a')).toThrow(/All trials/)
    expect(() => sideOfX(test)).toThrow(/All trials/)
  })

  it.each([0, 201, 1.5])('has no %f trials', (trials) => {
    expect(() => createBlindTest({ method: 'abx', trials, key: new Uint8Array(300) })).toThrow(RangeError)
  })

  it('needs a bit for every trial', () => {
    expect(() => createBlindTest({ method: 'abx', trials: 13, key: KEY })).toThrow(/random bits/)
  })
})

describe('the verdict', () => {
  it.each(['abx', 'preference'] as BlindMethod[])(
    'of %s: the fewest trials are the first that can show anything',
    (method) => {
      const fewest = FEWEST_TRIALS[method]
      expect(pValueOf({ method, trials: fewest, successes: fewest })).toBeLessThan(SIGNIFICANT)
      expect(pValueOf({ method, trials: fewest - 1, successes: fewest - 1 })).toBeGreaterThanOrEqual(SIGNIFICANT)
      expect(verdict({ method, trials: fewest - 1, successes: fewest - 1 })).toMatch(/^Not enough trials: even all/)
      expect(verdict({ method, trials: fewest, successes: fewest })).toMatch(/was (heard|preferred)/)
    },
  )

  it('says what was shown, and never that there is nothing', () => {
    const sides = { a: 'v1', b: 'v2' }
    expect(verdict({ method: 'abx', trials: 10, successes: 9 })).toBe(
      'A difference was heard: 9 of 10 right, p = 0.011.',
    )
    expect(verdict({ method: 'abx', trials: 10, successes: 8 })).toBe(
      'No difference was shown: 8 of 10 right, p = 0.055. That does not show that there is none.',
    )
    expect(verdict({ method: 'abx', trials: 10, successes: 0 })).toMatch(/^No difference was shown.*p = 1\.000/)
    expect(verdict({ method: 'preference', trials: 10, successes: 1 }, sides)).toBe(
      'v2 was preferred: 9 of 10, p = 0.021.',
    )
    expect(verdict({ method: 'preference', trials: 10, successes: 9 }, sides)).toMatch(/^v1 was preferred: 9 of 10/)
    expect(verdict({ method: 'preference', trials: 10, successes: 8 }, sides)).toBe(
      'No preference was shown: 8 of 10 for v1, p = 0.109. That does not show that there is none.',
    )
    expect(verdict({ method: 'abx', trials: 20, successes: 20 })).toBe(
      'A difference was heard: 20 of 20 right, p < 0.0001.',
    )
  })

  it('never rounds a p-value over the level', () => {
    for (let trials = 1; trials <= 200; trials += 1) {
      for (let successes = 0; successes <= trials; successes += 1) {
        const p = binomialTail(successes, trials)
        const shown = Number(/[\d.]+$/.exec(pText(p))?.[0])
        if (p >= 0.0001) expect(shown < SIGNIFICANT, `${successes} of ${trials}`).toBe(p < SIGNIFICANT)
      }
    }
  })
})
