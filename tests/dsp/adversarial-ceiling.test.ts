import { expect, it } from 'vitest'
import { KINDS } from './adversarial-signals'
import { renderUnderCeiling, tryCeilings } from './ceiling-rig'
import { LIMITER_DEFAULTS } from './limiter-runner'
import { sine } from './limiter-signals'

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

// Every pass makes other shaped noise from the first hold on. Broken once by holds that stayed as short as in the first pass: seven renders.
it('a tone that lies on a low ceiling gets under it with shaped noise too', () => {
  const rateHz = 44_100
  const left = sine(10 * rateHz, 1, 997.3 / rateHz)
  const limiter = { ...LIMITER_DEFAULTS, driveDb: 12, ceilingDbtp: -12 }
  const signal = { name: 'tone', rateHz, left, right: left }
  const { passes, holds } = renderUnderCeiling(signal, { limiter, format: 'pcm16', dither: 'shaped', alone: false })
  expect(passes).toBeGreaterThan(2)
  expect(passes).toBeLessThanOrEqual(4)
  expect(Math.max(...holds.map(({ extraDb }) => extraDb))).toBeLessThan(0.02)
})
