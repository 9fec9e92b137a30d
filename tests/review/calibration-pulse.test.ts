import { describe, expect, it } from 'vitest'
import { CALIBRATION_FRAMES, calibrationSamples, decoderOffsetFrames } from '../../src/review/calibration-pulse'
import { noise } from './project-stems'

/** As a decoder that is late by `offset` frames would give it, with what a codec adds. */
function late(offset: number, noiseLevel: number): Float32Array {
  const samples = calibrationSamples()
  const added = noise(CALIBRATION_FRAMES, 5)
  return samples.map((_, n) => (samples[n - offset] ?? 0) + noiseLevel * added[n]!)
}

describe('the calibration of a decoder', () => {
  // -312: Chromium 147 takes the Opus pre-skip off twice.
  it.each([0, 1, -1, -312, 312, 4000])('finds an offset of %i frames, clean and in noise', (offset) => {
    for (const level of [0, 0.02]) expect(decoderOffsetFrames(late(offset, level))).toBe(offset)
  })

  it('finds it where a decoder gives fewer frames, and turned down', () => {
    const short = late(-312, 0).slice(0, CALIBRATION_FRAMES - 312)
    expect(decoderOffsetFrames(short.map((value) => value * 0.8))).toBe(-312)
  })

  it('finds nothing where there is no pulse', () => {
    expect(decoderOffsetFrames(new Float32Array(CALIBRATION_FRAMES))).toBeNull()
    expect(decoderOffsetFrames(noise(CALIBRATION_FRAMES, 1).map((value) => value * 0.02))).toBeNull()
    expect(decoderOffsetFrames(new Float32Array(10))).toBeNull()
    expect(decoderOffsetFrames(calibrationSamples().map((value) => -value))).toBeNull()
  })
})
