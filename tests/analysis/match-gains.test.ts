import fc from 'fast-check'
import { expect, it } from 'vitest'
import { matchGains } from '../../src/analysis/match-gains'

it('turns everything down to the quietest, nothing up', () => {
  expect(matchGains({ master: -9, sum: -16, rough: -14, reference: -8 })).toEqual({
    master: -7,
    sum: 0,
    rough: -2,
    reference: -8,
  })
})

it('leaves out what is absent or silent', () => {
  expect(matchGains({ master: -9, sum: -12, rough: Number.NEGATIVE_INFINITY })).toEqual({
    master: -3,
    sum: 0,
    rough: 0,
  })
  expect(matchGains({})).toEqual({})
})

it('makes all slots equally loud, whatever they are', () => {
  const lufs = fc.double({ min: -60, max: 0, noNaN: true })
  fc.assert(
    fc.property(lufs, lufs, lufs, lufs, (master, sum, rough, reference) => {
      const loudness = { master, sum, rough, reference }
      const gains = matchGains(loudness)
      const heard = Object.entries(gains).map(([slot, gain]) => loudness[slot as keyof typeof loudness] + gain)
      expect(Math.max(...heard) - Math.min(...heard)).toBeLessThan(1e-9)
      expect(Math.max(...Object.values(gains))).toBeLessThanOrEqual(0)
    }),
  )
})
