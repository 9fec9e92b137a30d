import type { StemSource } from '../engine/stem-source'
import type { LagOptions } from './lag-options'

const READ_FRAMES = 65536
/** Of the low-pass, on each side, in frames of what comes out: its first zero is at the new half rate. */
const REACH = 4

/** A source's mono sum with every `factor`-th frame kept, after a windowed-sinc low-pass. */
export async function thinned(source: StemSource, factor: number, options: LagOptions): Promise<Float32Array> {
  const out = new Float32Array(Math.ceil(source.frames / factor))
  const reach = REACH * factor
  const taps = lowPass(factor, reach)
  const step = Math.max(1, Math.floor(READ_FRAMES / factor))
  for (let first = 0; first < out.length; first += step) {
    options.signal?.throwIfAborted()
    const count = Math.min(step, out.length - first)
    const { left, right } = await source.read(first * factor - reach, count * factor + 2 * reach)
    for (let n = 0; n < count; n++) {
      let sum = 0
      for (let k = 0; k < taps.length; k++) sum += taps[k]! * (left[n * factor + k]! + right[n * factor + k]!)
      out[first + n] = Number.isFinite(sum) ? sum : 0
    }
    await options.pause?.()
  }
  return out
}

function lowPass(factor: number, reach: number): Float64Array {
  return Float64Array.from({ length: 2 * reach + 1 }, (_, n) => {
    const x = (Math.PI * (n - reach)) / factor
    const window = 0.5 + 0.5 * Math.cos((Math.PI * (n - reach)) / (reach + 1))
    return ((x === 0 ? 1 : Math.sin(x) / x) * window) / (2 * factor)
  })
}
