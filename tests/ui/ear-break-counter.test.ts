import { expect, it } from 'vitest'
import { EarBreakCounter } from '../../src/ui/native/ear-break-counter'

const MINUTE = 60_000

/** A counter with a clock of its own: every call lets so much time pass, looked at twice a minute. */
function listener() {
  const counter = new EarBreakCounter()
  let now = 5_000_000
  counter.update(now, false)
  const pass = (minutes: number, playing: boolean) => {
    let isDue = counter.update(now, playing)
    for (const end = now + minutes * MINUTE; now < end; ) {
      now = Math.min(end, now + MINUTE / 2)
      isDue = counter.update(now, playing)
    }
    return isDue
  }
  return { counter, play: (minutes: number) => pass(minutes, true), rest: (minutes: number) => pass(minutes, false) }
}

it('speaks after 45 minutes of playing, not before', () => {
  const { play } = listener()
  expect(play(44.5)).toBe(false)
  expect(play(0.5)).toBe(true)
  expect(play(10)).toBe(true)
})

it('counts the time that plays, not the time of day', () => {
  const { play, rest } = listener()
  for (let turn = 0; turn < 8; turn++) {
    expect(play(5)).toBe(false)
    expect(rest(4)).toBe(false)
  }
  expect(play(4.5)).toBe(false)
  expect(play(0.5)).toBe(true)
})

it('begins anew after a silence of five minutes, and after it has been read', () => {
  const { counter, play, rest } = listener()
  play(44)
  rest(4.5)
  expect(play(0.5)).toBe(false)
  rest(5)
  expect(play(44.5)).toBe(false)
  expect(play(0.5)).toBe(true)
  counter.begin()
  expect(play(44.5)).toBe(false)
  expect(play(0.5)).toBe(true)
  expect(rest(5)).toBe(false)
})

it('takes a clock that leapt for a computer that slept', () => {
  const counter = new EarBreakCounter()
  counter.update(0, true)
  expect(counter.update(60 * MINUTE, true)).toBe(false)
  // A night with the song on is no night of listening, and a rest.
  for (let minute = 61; minute < 105; minute++) expect(counter.update(minute * MINUTE, true)).toBe(false)
  expect(counter.update(105 * MINUTE, true)).toBe(true)
})
