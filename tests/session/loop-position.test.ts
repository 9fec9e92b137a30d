import { expect, it } from 'vitest'
import { framesToWrap, songFrameAfter } from '../../src/session/loop-position'

/** The rule, one frame at a time. */
function walked(fromFrame: number, elapsed: number, loop: { startFrame: number; endFrame: number }): number {
  let frame = fromFrame
  const isCaught = fromFrame < loop.endFrame
  for (let n = 0; n < elapsed; n += 1) {
    frame += 1
    if (isCaught && frame === loop.endFrame) frame = loop.startFrame
  }
  return frame
}

it.each([0, 5, 9, 10, 19, 20, 25])('follows the loop from frame %i as counting does', (fromFrame) => {
  const loop = { startFrame: 10, endFrame: 20 }
  for (let elapsed = 0; elapsed < 60; elapsed += 1) {
    expect(songFrameAfter(fromFrame, elapsed, loop)).toBe(walked(fromFrame, elapsed, loop))
    const toWrap = framesToWrap(fromFrame, elapsed, loop)
    if (toWrap === Infinity) expect(fromFrame).toBeGreaterThanOrEqual(loop.endFrame)
    else expect(songFrameAfter(fromFrame, elapsed + toWrap, loop)).toBe(loop.startFrame)
  }
})

it('goes straight on without a loop', () => {
  expect(songFrameAfter(7, 1000, null)).toBe(1007)
  expect(framesToWrap(7, 1000, null)).toBe(Infinity)
})
