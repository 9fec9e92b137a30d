import { expect, it } from 'vitest'
import { AudibleClock } from '../../src/audio/audible-clock'

const BUFFER = 0.0213

it('runs smoothly between the steps of the audio clock, and stays with it', () => {
  const clock = new AudibleClock()
  let before = clock.read(10, 100, true)
  for (let n = 1; n <= 600; n += 1) {
    const page = 100 + n / 60
    const stepped = 10 + Math.floor(n / 60 / BUFFER) * BUFFER
    const now = clock.read(stepped, page, true)
    expect(now - before).toBeGreaterThan(0.01)
    expect(now - before).toBeLessThan(0.024)
    expect(Math.abs(now - (10 + n / 60))).toBeLessThan(BUFFER)
    before = now
  }
})

it('stands still while the context does', () => {
  const clock = new AudibleClock()
  clock.read(5, 50, true)
  const first = clock.read(5, 50, false)
  expect(clock.read(5, 58, false)).toBeCloseTo(first, 6)
})

it('follows a jump at once', () => {
  const clock = new AudibleClock()
  clock.read(5, 50, true)
  expect(clock.read(9, 50.016, true)).toBe(9)
  expect(clock.read(2, 50.032, true)).toBe(2)
})
