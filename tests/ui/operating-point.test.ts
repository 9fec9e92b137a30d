import { expect, it } from 'vitest'
import { operatingPointDb, ratioThrough } from '../../src/ui/master/compressor/operating-point'
import { transferDbAt, transferShare } from '../../src/ui/master/compressor/transfer-scale'

/** Broken once by a mix that was counted in decibels. */
it('puts what leaves the compressor where the formula has it', () => {
  expect(operatingPointDb(-10, 4, 0, 1)).toBeCloseTo(-14, 12)
  // Make-up of 3 dB.
  expect(operatingPointDb(-10, 4, 3, 1)).toBeCloseTo(-11, 12)
  // Half untouched: the amplitudes add.
  const quietGainDb = 20 * Math.log10(0.5 + 0.5 * 10 ** (3 / 20))
  const expected = -10 + 20 * Math.log10(0.5 + 0.5 * 10 ** (-1 / 20))
  expect(operatingPointDb(-10, 4, quietGainDb, 0.5)).toBeCloseTo(expected, 12)
  expect(operatingPointDb(Number.NEGATIVE_INFINITY, 0, 0, 1)).toBe(Number.NEGATIVE_INFINITY)
})

it('finds the ratio of a line through a point', () => {
  expect(ratioThrough(-6, -18, -24)).toBeCloseTo(3, 12)
  expect(ratioThrough(-6, -24, -24)).toBe(Number.POSITIVE_INFINITY)
  expect(ratioThrough(-6, -6, -24)).toBe(1)
})

it('counts its axes from -60 dB to 0', () => {
  expect(transferShare(-60)).toBe(0)
  expect(transferShare(-15)).toBeCloseTo(0.75, 12)
  expect(transferDbAt(transferShare(-24))).toBeCloseTo(-24, 12)
})
