import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type LimiterRun, limit } from './limiter-runner'
import { randomFrom, type Stereo } from './limiter-signals'

/** Noise and ringing tones that come and go, over both channels in turn: made by sums and products alone. */
function sparks(frames: number, seed: number): Stereo {
  const random = randomFrom(seed)
  const channel = () => {
    let [level, y1, y2] = [0, 0, 0]
    return Float32Array.from({ length: frames }, () => {
      const hit = random() < 0.0003
      if (hit) level = 4 * random()
      level *= 0.9996
      const y = 1.98 * y1 - 0.9996 * y2 + (hit ? 0.12 : 0)
      y2 = y1
      y1 = y
      return level * (2 * random() - 1) + 0.3 * y
    })
  }
  return { left: channel(), right: channel() }
}

const CHANGES: LimiterRun['changes'] = [
  [5000, { lookAheadMs: 1 }],
  [9001, { ceilingDbtp: -3, releaseMs: 30 }],
  [20003, { on: false }],
  [23000, { on: true, autoRelease: false }],
  [30000, { autoRelease: true, lookAheadMs: 5, releaseMs: 200 }],
]

// Hashes of the 64-bit output of the limiter as it was before it had characters and a link.
describe('transparent and fully linked, the limiter gives the same bits as ever', () => {
  it.each([
    ['defaults, 44.1 kHz', { rateHz: 44_100 }, '23284740920efc0b'],
    ['defaults, 96 kHz', { rateHz: 96_000 }, '81d6ce63e5f25840'],
    ['turned while it plays', { rateHz: 48_000, changes: CHANGES }, '42ac46a6d5a2f452'],
    [
      'switched on while it plays',
      { rateHz: 48_000, settings: { on: false }, changes: [[7000, { on: true }]] },
      'd20080f07f5b5762',
    ],
  ] as [string, LimiterRun, string][])('%s', (_, run, hash) => {
    const { pairs } = limit(sparks(45_000, 3), run)
    expect(createHash('sha256').update(pairs).digest('hex').slice(0, 16)).toBe(hash)
  })
})
