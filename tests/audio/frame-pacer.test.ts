import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { FramePacer } from '../../src/audio/frame-pacer'

let frames: (() => void)[] = []
let runs = 0
let pacer: FramePacer

beforeEach(() => {
  vi.useFakeTimers()
  frames = []
  runs = 0
  const host = { requestFrame: (callback: () => void) => frames.push(callback), cancelFrame: () => {} }
  pacer = new FramePacer(() => {
    runs += 1
  }, host)
})

afterEach(() => {
  pacer.dispose()
  vi.useRealTimers()
})

const nextFrame = () => frames.shift()?.()

it('does the first job at once and gathers the rest of a frame into one', () => {
  pacer.request()
  expect(runs).toBe(1)
  for (let n = 0; n < 10; n += 1) pacer.request()
  expect(runs).toBe(1)
  nextFrame()
  expect(runs).toBe(2)
  nextFrame()
  expect(runs).toBe(2)
})

it('never runs more than once per frame', () => {
  for (let frame = 0; frame < 20; frame += 1) {
    for (let n = 0; n < 5; n += 1) pacer.request()
    expect(runs).toBeLessThanOrEqual(frame + 1)
    nextFrame()
  }
})

it('does not wait for frames that a hidden page never gets', () => {
  pacer.request()
  pacer.request()
  vi.advanceTimersByTime(150)
  expect(runs).toBe(2)
})
