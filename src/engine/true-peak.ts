import type { Dsp } from './dsp'

interface TruePeakExports {
  true_peak_alloc(frames: number): number
  true_peak_first(buffer: number): number
  true_peak_of(buffer: number, frames: number): number
}

const CHUNK_FRAMES = 8192
const TAPS = 64
const buffers = new WeakMap<Dsp, number>()

/**
 * Linear true peak of finite samples by the stated meter: ITU-R BS.1770-5 Annex 2, 16 times oversampled by a
 * Kaiser-windowed sinc of 64 taps a phase, at least the sample peak; silence before and after. Without short cuts, and
 * slow: LoudnessMeter reads the same number.
 */
export function samplesTruePeak(dsp: Dsp, left: Float32Array, right: Float32Array = left): number {
  const calls = dsp.exports as unknown as TruePeakExports
  const buffer = buffers.get(dsp) ?? calls.true_peak_alloc(CHUNK_FRAMES + 2 * TAPS)
  buffers.set(dsp, buffer)
  const room = CHUNK_FRAMES + 4 * TAPS
  const pairs = dsp.f32(calls.true_peak_first(buffer) - 8 * TAPS, 2 * room)
  let peak = 0
  // Each chunk stands among its neighbours: the span read reaches a kernel's length over both ends.
  for (let start = 0; start < left.length; start += CHUNK_FRAMES) {
    const frames = Math.min(CHUNK_FRAMES, left.length - start)
    pairs.fill(0)
    for (let i = -2 * TAPS; i < frames + 2 * TAPS; i++) {
      const from = start + i
      if (from < 0 || from >= left.length) continue
      pairs[2 * (i + 2 * TAPS)] = left[from]!
      pairs[2 * (i + 2 * TAPS) + 1] = right[from]!
    }
    peak = Math.max(peak, calls.true_peak_of(buffer + 8 * TAPS, frames))
  }
  return peak
}
