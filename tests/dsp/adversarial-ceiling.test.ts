import { expect, it } from 'vitest'
import { KINDS } from './adversarial-signals'
import { tryCeilings } from './ceiling-rig'

// Broken once by holds 10 frames long, by holds that asked for next to nothing, by a host that lost the first hold (each
// took more renders), and by overs that were looked for 0.003 dB too high.
it('no file is above its ceiling, whatever goes in and whatever the settings', () => {
  expect(Object.keys(KINDS)).toHaveLength(12)
  const report = tryCeilings(0, 50, 0.25)
  expect(report.worst16xDb).toBeLessThanOrEqual(0)
  expect(report.worst64xDb).toBeLessThanOrEqual(0.05)
  // The limiter is good by itself: without some that needed holds, and points between those of the meter, this proves less.
  expect(report.held).toBeGreaterThanOrEqual(3)
  expect(report.worst64xDb).toBeGreaterThan(0.01)
  // One more render is enough, by next to nothing.
  expect(report.mostPasses).toBeLessThanOrEqual(2)
  expect(report.largestExtraDb).toBeLessThan(0.01)
})
