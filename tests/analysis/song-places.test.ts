import { expect, it } from 'vitest'
import { loudestSpan, peakPlaces } from '../../src/analysis/song-places'
import type { LoudnessHistory } from '../../src/engine/loudness-history'

const place = { rateHz: 1000, startFrame: 500 }

function history(points: number, peaks: Record<number, number>, loudest: number | null): LoudnessHistory {
  const shortTermLufs = new Float32Array(points).fill(Number.NEGATIVE_INFINITY)
  for (let point = 29; point < points; point++) shortTermLufs[point] = point === loudest ? -9 : -20
  const truePeakDbtp = new Float32Array(points).fill(-12)
  for (const [point, dbtp] of Object.entries(peaks)) truePeakDbtp[Number(point)] = dbtp
  const fine = { fineHopSeconds: 0.01, fineMomentaryLufs: new Float32Array(10 * points) }
  return { hopSeconds: 0.1, momentaryLufs: new Float32Array(points), shortTermLufs, truePeakDbtp, ...fine }
}

it('finds the 3 s that end with the highest short-term loudness, in frames of the song', () => {
  expect(loudestSpan(history(100, {}, 59), place)).toEqual({ startFrame: 500 + 3000, endFrame: 500 + 6000 })
  expect(loudestSpan(history(100, {}, 29), place)).toEqual({ startFrame: 500, endFrame: 3500 })
  expect(loudestSpan(history(20, {}, null), place)).toBeNull()
})

it('tells the highest peaks, half a second apart, in the order of the song', () => {
  const found = peakPlaces(history(200, { 10: -1, 12: -1.02, 40: -1.05, 60: -1.2, 99: -1.08 }, null), place)
  expect(found.map(({ frame }) => frame)).toEqual([1500, 4500, 10_400])
  expect(found[0]?.dbtp).toBeCloseTo(-1, 6)
})

it('tells at most 20, the highest', () => {
  const many = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [5 + 10 * n, -1 - 0.002 * n]))
  const found = peakPlaces(history(500, many, null), place)
  expect(found).toHaveLength(20)
  expect(Math.max(...found.map(({ frame }) => frame))).toBe(500 + (5 + 10 * 19) * 100)
})

it('finds nothing in silence', () => {
  const silent = history(50, {}, null)
  silent.truePeakDbtp.fill(Number.NEGATIVE_INFINITY)
  silent.shortTermLufs.fill(Number.NEGATIVE_INFINITY)
  expect([peakPlaces(silent, place), loudestSpan(silent, place)]).toEqual([[], null])
})
