import { expect, it } from 'vitest'
import { curveHeight, curveRange, loudnessPath } from '../../src/ui/transport/loudness-curve'

const history = (shortTermLufs: number[], hopSeconds = 0.5) => ({
  hopSeconds,
  shortTermLufs: Float32Array.from(shortTermLufs),
  momentaryLufs: new Float32Array(shortTermLufs.length),
  truePeakDbtp: new Float32Array(shortTermLufs.length),
  fineHopSeconds: 0.01,
  fineMomentaryLufs: new Float32Array(0),
})
const RANGE = { lowLufs: -30, highLufs: -10 }

it('shows the song and its target, with room above', () => {
  for (const [loudest, target] of [
    [-9.8, -14],
    [-30.2, -14],
    [-14, -14],
    [Number.NEGATIVE_INFINITY, -23],
  ] as const) {
    const range = curveRange(loudest, target)
    expect(curveHeight(target, range)).toBeGreaterThan(0)
    expect(curveHeight(target, range)).toBeLessThan(1)
    if (Number.isFinite(loudest)) expect(range.highLufs).toBeGreaterThan(loudest)
  }
})

it('puts a point where its window ends, high where it is loud', () => {
  expect(loudnessPath(history([-10, -20, -30, -50]), 2, RANGE)).toBe('M250.0 0.0L500.0 50.0L750.0 100.0L1000.0 100.0')
})

it('leaves out what is not measured, and what lies after the song', () => {
  const none = Number.NEGATIVE_INFINITY
  expect(loudnessPath(history([none, -20, none, -10, -10, -10, -10]), 2, RANGE)).toBe(
    'M500.0 50.0M1000.0 0.0L1000.0 0.0',
  )
  expect(loudnessPath(history([-20]), 0, RANGE)).toBe('')
})
