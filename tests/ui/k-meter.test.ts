import { expect, it } from 'vitest'
import { K_SCALES, KIntegrator, kMarks, kShare } from '../../src/ui/figures/k-meter'

const FRAME = 1 / 60

function after(seconds: number, meanSquare: number, meter = new KIntegrator()): number {
  for (let n = 0; n < Math.round(seconds / FRAME); n++) meter.update(meanSquare, FRAME)
  return meter.dbfs
}

/** A sine of amplitude a has the mean square a²/2. Broken once without the 3.01 dB. */
it('reads a sine as its peak, in dBFS, and 0 on the scale where its zero stands', () => {
  for (const [scale, { zeroDbfs }] of Object.entries(K_SCALES)) {
    const amplitude = 10 ** (zeroDbfs / 20)
    expect(after(6, amplitude ** 2 / 2) - zeroDbfs, scale).toBeCloseTo(0, 6)
  }
  expect(after(6, 0.5)).toBeCloseTo(0, 6)
  // A square wave has its peak as its RMS and reads 3.01 dB higher.
  expect(after(6, 1)).toBeCloseTo(10 * Math.log10(2), 6)
})

/** Broken once by a time constant of 0.6 s. */
it('has come to 99 % of a level after 600 ms, however the frames fall', () => {
  const expected = 20 * Math.log10(0.99)
  expect(after(0.6, 0.5)).toBeCloseTo(expected, 6)
  const meter = new KIntegrator()
  for (const seconds of [0.1, 0.05, 0.25, 0.2]) meter.update(0.5, seconds)
  expect(meter.dbfs).toBeCloseTo(expected, 6)
})

it('falls by the same law, and to nothing', () => {
  const meter = new KIntegrator()
  after(6, 0.5, meter)
  // After 0.6 s of silence 1.99 % of the power are left.
  expect(after(0.6, 0, meter)).toBeCloseTo(10 * Math.log10(1 - 0.99 ** 2), 6)
  expect(after(6, 0, meter)).toBe(Number.NEGATIVE_INFINITY)
})

it('ends at full scale', () => {
  expect(kShare(20, 'k20')).toBe(1)
  expect(kShare(14, 'k14')).toBe(1)
  expect(kShare(-30, 'k12')).toBe(0)
  expect(kShare(0, 'k20')).toBeCloseTo(0.6, 12)
  expect(kMarks('k14')).toEqual([-24, -12, 0, 4, 14])
})
