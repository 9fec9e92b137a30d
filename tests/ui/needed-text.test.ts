import { expect, it } from 'vitest'
import { binomialTail, binomialTwoSided } from '../../src/project/binomial'
import { BLIND_TRIALS, FEWEST_TRIALS } from '../../src/project/blind-test'
import { neededText } from '../../src/ui/compare/blind/needed-successes'

/** One-sided 5 % points of the binomial distribution with p = 1/2, as tables of the sign test have them. */
it('says how many right answers it takes, as a table of the sign test does', () => {
  expect(neededText('abx', 16)).toBe('12 of 16 right would be p = 0.038: less than 1 in 20 by chance.')
  expect(neededText('abx', 10)).toContain('9 of 10 right would be p = 0.011')
  expect(neededText('abx', 20)).toContain('15 of 20 right would be p = 0.021')
  expect(neededText('preference', 16)).toContain('13 of 16 for the same one would be p = 0.021')
})

// Broken once by a search that looked one success too far.
it('names the fewest that are beyond chance, for every number of trials; and where there are none', () => {
  for (const method of ['abx', 'preference'] as const) {
    const pOf = method === 'abx' ? binomialTail : binomialTwoSided
    for (let trials = BLIND_TRIALS.min; trials <= BLIND_TRIALS.max; trials += 1) {
      const text = neededText(method, trials)
      if (trials < FEWEST_TRIALS[method]) {
        expect(text).toMatch(/^Too few/)
        expect(pOf(trials, trials)).toBeGreaterThanOrEqual(0.05)
        continue
      }
      const successes = Number(/^(\d+) of/.exec(text)?.[1])
      expect(pOf(successes, trials), text).toBeLessThan(0.05)
      expect(pOf(successes - 1, trials), text).toBeGreaterThanOrEqual(0.05)
    }
  }
})
