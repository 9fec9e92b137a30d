import { expect, it } from 'vitest'
import { TimeLeft } from '../../src/ui/shell/time-left'

it('guesses from how fast it went, once a little is done', () => {
  const left = new TimeLeft()
  expect(left.secondsOf('export', 0.1, 1000)).toBeNull()
  // Too little is done; then it is too soon.
  expect(left.secondsOf('export', 0.12, 3000)).toBeNull()
  left.secondsOf('import', 0, 0)
  expect(left.secondsOf('import', 0.5, 500)).toBeNull()
  expect(left.secondsOf('export', 0.6, 6000)).toBeCloseTo(4)
})

it('begins anew with another run of the same name, and where a name was forgotten', () => {
  const left = new TimeLeft()
  left.secondsOf('export', 0, 0)
  expect(left.secondsOf('export', 0.5, 10_000)).toBeCloseTo(10)
  expect(left.secondsOf('import', 0, 10_000)).toBeNull()
  left.keepOnly(new Set(['import']))
  expect(left.secondsOf('export', 0.9, 11_000)).toBeNull()
  expect(left.secondsOf('import', 0.25, 20_000)).toBeCloseTo(30)
  expect(left.secondsOf('import', 0.05, 21_000)).toBeNull()
})
