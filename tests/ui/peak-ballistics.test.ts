import { expect, it } from 'vitest'
import { levelShare } from '../../src/ui/meters/level-scale'
import { HOLD_MS, PeakBallistics } from '../../src/ui/meters/peak-ballistics'

/** Runs a meter at 60 frames a second, from `fromMs` on. */
function run(meter: PeakBallistics, db: number, fromMs: number, seconds: number): number {
  let nowMs = fromMs
  for (let frame = 0; frame < seconds * 60; frame++) {
    nowMs = fromMs + ((frame + 1) * 1000) / 60
    meter.update(db, nowMs)
  }
  return nowMs
}

/** Broken once by a fall of 24 dB a second. */
it('rises at once and returns by 20 dB in 1.7 s, as Type I of IEC 60268-10 does', () => {
  const meter = new PeakBallistics()
  meter.update(-3, 10)
  expect(meter.shownDb).toBe(-3)
  run(meter, Number.NEGATIVE_INFINITY, 10, 1.7)
  expect(meter.shownDb).toBeCloseTo(-23, 6)
})

/** Broken once by a line that fell with the bar. */
it('holds the highest peak for 1.5 s, then lets it fall, never under the bar', () => {
  const meter = new PeakBallistics()
  meter.update(-3, 0)
  const nowMs = run(meter, -30, 0, HOLD_MS / 1000)
  expect(meter.heldDb).toBe(-3)
  run(meter, -30, nowMs, 0.5)
  expect(meter.heldDb).toBeLessThan(-3)
  expect(meter.heldDb).toBeGreaterThanOrEqual(meter.shownDb)
  run(meter, Number.NEGATIVE_INFINITY, nowMs + 500, 12)
  expect(meter.isAtRest).toBe(true)
})

it('does not fall all at once where the frames stopped', () => {
  const meter = new PeakBallistics()
  meter.update(0, 0)
  meter.update(Number.NEGATIVE_INFINITY, 60_000)
  expect(meter.shownDb).toBeGreaterThan(-2)
})

it('gives the upper half of the scale to the top of the levels', () => {
  expect(levelShare(Number.NEGATIVE_INFINITY)).toBe(0)
  expect(levelShare(-60)).toBe(0)
  expect(levelShare(-20)).toBeCloseTo(0.44, 12)
  expect(levelShare(-10)).toBeCloseTo(0.67, 12)
  expect(levelShare(0)).toBeCloseTo(0.9, 12)
  expect(levelShare(6)).toBe(1)
  expect(levelShare(20)).toBe(1)
})
