import type { Dsp } from './dsp'

interface TruePeakExports {
  true_peak_alloc(frames: number): number
  true_peak_first(buffer: number): number
  true_peak_of(buffer: number, frames: number, isFourfold: boolean): number
  true_peak_alloc_intervals(frames: number): number
  true_peak_intervals(buffer: number, frames: number, peaks: number): void
}

const CHUNK_FRAMES = 8192
const TAPS = 64
/** Of the intervals that see anything of the sound: so many before its first frame and after its last. */
const REACH = TAPS / 2

interface Buffers {
  calls: TruePeakExports
  /** With a kernel's length over both ends of a chunk, and the silence that the DSP keeps around it. */
  pairs: number
  peaks: number
}

const buffersOf = new WeakMap<Dsp, Buffers>()

function buffers(dsp: Dsp): Buffers {
  const known = buffersOf.get(dsp)
  if (known) return known
  const calls = dsp.exports as unknown as TruePeakExports
  const made = {
    calls,
    pairs: calls.true_peak_alloc(CHUNK_FRAMES + 2 * TAPS),
    peaks: calls.true_peak_alloc_intervals(CHUNK_FRAMES + 2 * REACH),
  }
  buffersOf.set(dsp, made)
  return made
}

/**
 * Linear true peak of finite samples by the stated meter: ITU-R BS.1770-5 Annex 2, 16 times oversampled by a
 * Kaiser-windowed sinc of 64 taps a phase, at least the sample peak; silence before and after. Without short cuts, and
 * slow: LoudnessMeter reads the same number. At 64 the same filter is evaluated at four times as many points.
 */
export function samplesTruePeak(
  dsp: Dsp,
  left: Float32Array,
  right: Float32Array = left,
  oversampling: 16 | 64 = 16,
): number {
  const { calls, pairs } = buffers(dsp)
  let peak = 0
  for (let start = 0; start < left.length; start += CHUNK_FRAMES) {
    const frames = Math.min(CHUNK_FRAMES, left.length - start)
    fill(dsp, left, right, start, frames)
    peak = Math.max(peak, calls.true_peak_of(pairs + 8 * TAPS, frames, oversampling === 64))
  }
  return peak
}

/**
 * Linear peaks of all intervals by the stated meter: element n is the larger of frame n - 32 and of the 15 points from it
 * to the next; `left.length + 64` of them.
 */
export function intervalTruePeaks(dsp: Dsp, left: Float32Array, right: Float32Array = left): Float64Array {
  const { calls, pairs, peaks } = buffers(dsp)
  const found = new Float64Array(left.length + 2 * REACH)
  for (let start = 0; start < left.length; start += CHUNK_FRAMES) {
    const frames = Math.min(CHUNK_FRAMES, left.length - start)
    fill(dsp, left, right, start, frames)
    calls.true_peak_intervals(pairs + 8 * TAPS, frames + 2 * REACH, peaks)
    found.set(dsp.f64(peaks, frames + 2 * REACH), start)
  }
  return found
}

/** Each chunk stands among its neighbours: the span read reaches a kernel's length over both ends. */
function fill(dsp: Dsp, left: Float32Array, right: Float32Array, start: number, frames: number): void {
  const { calls, pairs } = buffers(dsp)
  const view = dsp.f32(calls.true_peak_first(pairs) - 8 * TAPS, 2 * (CHUNK_FRAMES + 4 * TAPS))
  view.fill(0)
  for (let i = -2 * TAPS; i < frames + 2 * TAPS; i++) {
    const from = start + i
    if (from < 0 || from >= left.length) continue
    view[2 * (i + 2 * TAPS)] = left[from]!
    view[2 * (i + 2 * TAPS) + 1] = right[from]!
  }
}
