import { expect, it } from 'vitest'
import { Timeline } from '../../worklets/timeline'

it('stands at the beginning until it is told otherwise', () => {
  const timeline = new Timeline()
  expect(timeline.songFrameAt(12_345)).toBe(0)
  expect(timeline.framesToLeap(12_345)).toBe(Infinity)
})

it('runs from a start, stands after a stop, and remembers both', () => {
  const timeline = new Timeline()
  timeline.push(1000, 48_000, true, true, null)
  timeline.push(3000, 50_000, false, false, null)
  expect([999, 1000, 1500, 2999, 3000, 9000].map((frame) => timeline.songFrameAt(frame))).toEqual([
    0, 48_000, 48_500, 49_999, 50_000, 50_000,
  ])
  expect(timeline.resetsAt(1000)).toBe(true)
  expect(timeline.resetsAt(1001)).toBe(false)
  expect(timeline.resetsAt(3000)).toBe(false)
  expect(timeline.framesToLeap(2000)).toBe(1000)
  expect(timeline.framesToReset(400)).toBe(600)
  expect(timeline.stillFor(2999, 1)).toBe(0)
  expect(timeline.stillFor(3500, 128)).toBe(500)
})

it('leaps where a loop wraps, and says how far that is', () => {
  const timeline = new Timeline()
  timeline.push(100, 0, true, true, { startFrame: 500, endFrame: 800 })
  expect([899, 900, 1199, 1200].map((frame) => timeline.songFrameAt(frame))).toEqual([799, 500, 799, 500])
  expect(timeline.framesToLeap(100)).toBe(800)
  expect(timeline.framesToLeap(900)).toBe(300)
  expect(timeline.framesToLeap(1199)).toBe(1)
})

it('lets a new event overrule those that had not come to pass', () => {
  const timeline = new Timeline()
  timeline.push(1000, 10, true, true, null)
  timeline.push(2000, 20, true, true, null)
  timeline.push(1500, 30, false, false, null)
  expect(timeline.songFrameAt(2500)).toBe(30)
  timeline.dropFrom(1200)
  expect(timeline.songFrameAt(2500)).toBe(1510)
})

it('forgets the oldest, never the latest', () => {
  const timeline = new Timeline()
  for (let n = 1; n <= 100; n += 1) timeline.push(n * 10, n, false, false, null)
  expect(timeline.songFrameAt(1000)).toBe(100)
  expect(timeline.songFrameAt(995)).toBe(99)
  expect(timeline.songFrameAt(700)).toBe(70)
})
