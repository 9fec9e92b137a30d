import { expect, it } from 'vitest'
import { countRuns, limiterDbAt, limiterShare } from '../../src/ui/master/limiter/limiter-scale'
import { slotEdge } from '../../src/ui/meters/scroll-chart'
import { SlotHistory } from '../../src/ui/meters/slot-history'

it('keeps the largest reading of each slot of time, while something plays', () => {
  const history = new SlotHistory(100, 20, 1)
  expect(history.slots).toBe(5)
  history.offer(0, 3)
  history.offer(0, 1)
  expect(history.advance(10, true)).toBe(0)
  history.offer(0, 2)
  expect(history.advance(20, true)).toBe(1)
  history.offer(0, 7)
  expect(history.advance(400, false)).toBe(0)
  // What is offered in one frame stands in all the slots that the frame lasted.
  expect(history.advance(460, true)).toBe(3)
  expect([...(history.lanes[0] as Float32Array)]).toEqual([3, 7, 7, 7, 0])
  expect(history.advance(480, true)).toBe(1)
  expect(history.largest(0)).toBe(7)
  expect(history.advance(580, true)).toBe(5)
  expect(history.largest(0)).toBe(0)
})

/** Broken once by edges that began anew with each width. */
it('shifts by whole pixels that add up to the width', () => {
  for (const width of [1, 333, 1037, 400]) {
    const edges = Array.from({ length: 401 }, (_, slot) => slotEdge(slot, width, 400))
    expect(edges.every(Number.isInteger)).toBe(true)
    expect((edges.at(-1) ?? 0) - (edges[0] ?? 0)).toBe(width)
    expect(slotEdge(800, width, 400) - slotEdge(400, width, 400)).toBe(width)
  }
})

it('counts what lasts several slots as one event, around the ring’s seam too', () => {
  expect(countRuns(new Float32Array([0, 1, 1, 0, 1]), 0)).toBe(2)
  expect(countRuns(new Float32Array([1, 0, 0, 0, 1]), 2)).toBe(1)
  expect(countRuns(new Float32Array(5), 3)).toBe(0)
})

it('places levels in the limiter’s picture and back', () => {
  expect(limiterShare(6)).toBe(1)
  expect(limiterShare(-60)).toBe(0)
  for (const db of [-12, -1, 0, 3]) expect(limiterDbAt(limiterShare(db))).toBeCloseTo(db, 12)
})
