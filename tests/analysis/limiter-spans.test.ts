import { expect, it } from 'vitest'
import { limiterSpans } from '../../src/analysis/limiter-spans'

const history = (pairs: readonly [hop: number, reductionDb: number][], hops: number, hopSeconds = 0.1) => {
  const reductionDb = new Float32Array(hops)
  for (const [hop, value] of pairs) reductionDb[hop] = value
  return { hopSeconds, reductionDb }
}

it('lists where the limiter takes too much, with the most of each', () => {
  const spans = limiterSpans(
    history(
      [
        [10, 7],
        [11, 9],
        [14, 8],
        [30, 6],
        [40, 6.5],
      ],
      60,
    ),
    6,
  )
  expect(spans.map(({ reductionDb }) => reductionDb)).toEqual([9, 6.5])
  expect(spans[0]!.worstSeconds).toBeCloseTo(1.1, 9)
  expect(spans[0]!.startSeconds).toBeCloseTo(1, 9)
  expect(spans[0]!.endSeconds).toBeCloseTo(1.5, 9)
  expect(spans[1]!.startSeconds).toBeCloseTo(4, 9)
})

it('says nothing of a limiter that stays within it', () => {
  expect(limiterSpans(history([[3, 6]], 10), 6)).toEqual([])
})

it('counts from where the master begins', () => {
  expect(limiterSpans(history([[10, 7]], 20), 6, 2)).toMatchObject([{ startSeconds: 3, reductionDb: 7 }])
})

it('joins neighbours until the list can be read, and loses none of them', () => {
  const hits = Array.from({ length: 100 }, (_, n): [number, number] => [10 * n, 7 + n / 1000])
  const spans = limiterSpans(history(hits, 1000), 6)
  expect(spans.length).toBeLessThanOrEqual(24)
  expect(spans[0]!.startSeconds).toBe(0)
  expect(spans.at(-1)!.endSeconds).toBeCloseTo(99.1, 6)
  expect(Math.max(...spans.map(({ reductionDb }) => reductionDb))).toBeCloseTo(7.099, 6)
})
