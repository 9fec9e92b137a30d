import { expect, it } from 'vitest'
import { tryCeilings } from '../dsp/ceiling-rig'

/** Prints what docs/limiter.md states. */
it('no file of 1,000 is above its ceiling, whatever goes in and whatever the settings', () => {
  const report = tryCeilings(1000, 1000, 0.6, (line) => {
    if (!line.includes(' 0 holds')) console.log(line)
  })
  console.log(report)
  expect(report.worst16xDb).toBeLessThanOrEqual(0)
  expect(report.worst64xDb).toBeLessThanOrEqual(0.05)
  expect(report.held).toBeGreaterThan(20)
})
