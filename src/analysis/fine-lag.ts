import type { StemSource } from '../engine/stem-source'
import type { LagOptions } from './lag-options'

/** How much of the two sounds is compared frame by frame, and in how many places. */
const SPAN_FRAMES = 32768
const PLACES = 12

/**
 * The lag within `reach` frames of `near` at which `b` is most like `a`, and how alike they are there, 0 to 1: correlation
 * of the differences from frame to frame, which brings up the highs, over spans spread along what both have.
 */
export async function fineLag(
  a: StemSource,
  b: StemSource,
  near: number,
  reach: number,
  options: LagOptions,
): Promise<{ frames: number; certainty: number }> {
  const products = new Float64Array(2 * reach + 1)
  const powers = new Float64Array(2 * reach + 1)
  let powerOfA = 0
  for (const start of places(a.frames, b.frames, near)) {
    options.signal?.throwIfAborted()
    const spanA = await differences(a, start, SPAN_FRAMES)
    const spanB = await differences(b, start + near - reach, SPAN_FRAMES + 2 * reach)
    powerOfA += power(spanA, 0, SPAN_FRAMES)
    let powerOfB = power(spanB, 0, SPAN_FRAMES)
    for (let lag = 0; lag <= 2 * reach; lag++) {
      let sum = 0
      for (let n = 0; n < SPAN_FRAMES; n++) sum += spanA[n]! * spanB[n + lag]!
      products[lag] = products[lag]! + sum
      powers[lag] = powers[lag]! + powerOfB
      powerOfB += (spanB[lag + SPAN_FRAMES] ?? 0) ** 2 - spanB[lag]! ** 2
    }
    await options.pause?.()
  }
  const alike = products.map((product, lag) => {
    const scale = Math.sqrt(powerOfA * powers[lag]!)
    return scale > 0 ? product / scale : 0
  })
  const best = alike.reduce((most, value, lag) => (Math.abs(value) > Math.abs(alike[most]!) ? lag : most), 0)
  return { frames: near - reach + best, certainty: Math.min(1, Math.abs(alike[best]!)) }
}

/** Frames of `a`, spread over what both sounds have. */
function places(framesOfA: number, framesOfB: number, lag: number): number[] {
  const from = Math.max(0, -lag)
  const to = Math.min(framesOfA, framesOfB - lag) - SPAN_FRAMES
  if (to <= from) return [from]
  return Array.from({ length: PLACES }, (_, n) => Math.round(from + ((n + 0.5) / PLACES) * (to - from)))
}

async function differences(source: StemSource, start: number, frames: number): Promise<Float64Array> {
  const { left, right } = await source.read(start - 1, frames + 1)
  return Float64Array.from({ length: frames }, (_, n) => {
    const value = left[n + 1]! + right[n + 1]! - left[n]! - right[n]!
    return Number.isFinite(value) ? value : 0
  })
}

function power(values: Float64Array, start: number, end: number): number {
  let sum = 0
  for (let n = start; n < end; n++) sum += values[n]! ** 2
  return sum
}
