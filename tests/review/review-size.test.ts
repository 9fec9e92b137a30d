import { describe, expect, it } from 'vitest'
import { estimateReviewBytes } from '../../src/review/review-size'

describe('the size of a review file', () => {
  const size = (changes: object, slot: object = {}) => {
    const shape = { codec: 'flac', rateHz: 48_000, bitrate: 192_000, playerBytes: 300_000 } as const
    const slots = [{ frames: 48_000 * 240, integratedLufs: -14, ...slot }]
    return estimateReviewBytes({ ...shape, slots, ...changes })
  }

  it('follows loudness, codec, rate and length', () => {
    // 4 minutes of CD-like master: 24-bit FLAC as base64.
    expect(size({}) / 1e6).toBeCloseTo(61.9, 0)
    expect(size({ codec: 'opus' }) / 1e6).toBeCloseTo(8.3, 1)
    expect(size({ codec: 'opus', bitrate: 128_000 }) / 1e6).toBeCloseTo(5.7, 1)
    expect(size({}, { integratedLufs: -9 })).toBeGreaterThan(size({}) * 1.04)
    expect(size({}, { integratedLufs: Number.NEGATIVE_INFINITY })).toBeLessThan(size({}) * 0.2)
    expect(size({}, { integratedLufs: null })).toBeGreaterThan(size({}))
    expect(size({}, { frames: 48_000 * 480 }) / size({})).toBeCloseTo(2, 1)
    expect(size({ slots: [] })).toBeLessThan(310_000)
  })

  // Bits per frame of masters of two songs at two loudnesses, by `flac -5` 1.4.2: the demo song, and "Francium" (CC0).
  const MEASURED = [
    { song: 'demo', bits: 24, integratedLufs: -14, bitsPerFrame: 34.1 },
    { song: 'demo', bits: 24, integratedLufs: -12, bitsPerFrame: 34.81 },
    { song: 'Francium', bits: 24, integratedLufs: -14, bitsPerFrame: 29.9 },
    { song: 'Francium', bits: 24, integratedLufs: -12, bitsPerFrame: 30.72 },
    { song: 'demo', bits: 16, integratedLufs: -14, bitsPerFrame: 18.44 },
    { song: 'demo', bits: 16, integratedLufs: -12, bitsPerFrame: 19.12 },
    { song: 'Francium', bits: 16, integratedLufs: -14, bitsPerFrame: 14.48 },
    { song: 'Francium', bits: 16, integratedLufs: -12, bitsPerFrame: 15.17 },
  ]
  it.each(MEASURED)('is within 15 % before there is sound: $song, $bits bits, $integratedLufs LUFS', (master) => {
    const { bits, integratedLufs, bitsPerFrame } = master
    const estimate = size({ playerBytes: 0 }, { bits, integratedLufs })
    // Base64 makes four bytes of three.
    const coded = (((48_000 * 240 * bitsPerFrame) / 8) * 4) / 3
    expect(Math.abs(estimate / coded - 1)).toBeLessThan(0.15)
  })
})
