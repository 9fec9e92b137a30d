import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeDsp } from './group-strip-runner'

const { fastLog2, fastExp2 } = makeDsp().exports as unknown as Record<'fastLog2' | 'fastExp2', (x: number) => number>

describe('fast log2 and exp2', () => {
  it('log2 is within 1e-8 of the true one over every power that a level can have', () => {
    fc.assert(
      fc.property(fc.double({ min: -66, max: 40, noNaN: true }), (exponent) => {
        const x = 2 ** exponent
        expect(Math.abs(fastLog2(x) - Math.log2(x))).toBeLessThan(1e-8)
      }),
      { numRuns: 2000, seed: 1 },
    )
  })

  it('exp2 is within a relative 1e-8 of the true one, and exactly 1 at 0', () => {
    fc.assert(
      fc.property(fc.double({ min: -60, max: 60, noNaN: true }), (x) => {
        expect(Math.abs(fastExp2(x) / 2 ** x - 1)).toBeLessThan(1e-8)
      }),
      { numRuns: 2000, seed: 1 },
    )
    expect(fastExp2(0)).toBe(1)
    expect(fastExp2(-0)).toBe(1)
  })
})
