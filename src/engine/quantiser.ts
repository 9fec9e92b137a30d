import type { Dither } from '../session/export-format'
import type { Dsp } from './dsp'
import { livePlanes } from './live-planes'

interface QuantiserExports {
  quantiser_create(maxBlock: number): number
  quantiser_inputs(self: number): number
  quantiser_bytes(self: number): number
  quantiser_run(self: number, bits: number, frames: number, startFrame: number, seed: number, dither: number): void
}

/** As the binary counts them. */
const DITHER: Readonly<Record<Dither, number>> = { none: 0, tpdf: 1, shaped: 2 }

/** Rates that the shaped noise is made for: at others its notch would not lie where the ear is most sensitive. */
const SHAPED_RATES_HZ = { min: 44_100, max: 50_000 } as const

/** The dither that a file gets: noise is shaped at 16 bits and at 44.1 and 48 kHz; elsewhere the noise is flat. */
export function ditherOf(wanted: Dither, bits: 16 | 24, rateHz: number): Dither {
  if (wanted !== 'shaped') return wanted
  return bits === 16 && rateHz >= SHAPED_RATES_HZ.min && rateHz <= SHAPED_RATES_HZ.max ? 'shaped' : 'tpdf'
}

/**
 * Float to interleaved little-endian PCM: times 2^(bits-1), rounded half to even, held at full scale. Dither is
 * triangular, 2 LSB peak to peak, and depends on seed (32-bit), channel and frame only. Without it 24-bit material comes
 * out as it came in, and digital silence stays silence; with it, silence carries the dither. 'shaped' shapes the noise by
 * error feedback (worklets/dsp/quantiser/noise-shaper.ts), and so depends on the samples before: these begin anew at frame 0
 * and wherever a call does not go on where the last one ended.
 */
export class Quantiser {
  private readonly dsp: Dsp
  private readonly calls: QuantiserExports
  private readonly self: number
  private readonly inputs: (() => Float32Array)[]

  constructor(dsp: Dsp, options: { maxBlock: number }) {
    this.dsp = dsp
    this.calls = dsp.exports as unknown as QuantiserExports
    this.self = this.calls.quantiser_create(options.maxBlock)
    this.inputs = livePlanes(dsp, this.calls.quantiser_inputs(this.self), 2, options.maxBlock)
  }

  /**
   * At most maxBlock frames, `startFrame` of the file first. The bytes are a view, valid until the next call. Noise is not
   * shaped at 24 bits: 'shaped' is flat there.
   */
  toPcm24(
    left: Float32Array,
    right: Float32Array,
    frames: number,
    startFrame: number,
    seed: number,
    dither: Dither,
  ): Uint8Array {
    return this.run(24, left, right, frames, startFrame, seed, dither === 'shaped' ? 'tpdf' : dither)
  }

  /** The same with 16 bits; 'shaped' at any rate: `ditherOf` knows where it belongs. */
  toPcm16(
    left: Float32Array,
    right: Float32Array,
    frames: number,
    startFrame: number,
    seed: number,
    dither: Dither,
  ): Uint8Array {
    return this.run(16, left, right, frames, startFrame, seed, dither)
  }

  private run(
    bits: 16 | 24,
    left: Float32Array,
    right: Float32Array,
    frames: number,
    startFrame: number,
    seed: number,
    dither: Dither,
  ): Uint8Array {
    this.inputs[0]!().set(left.subarray(0, frames))
    this.inputs[1]!().set(right.subarray(0, frames))
    this.calls.quantiser_run(this.self, bits, frames, startFrame, seed, DITHER[dither])
    return this.dsp.u8(this.calls.quantiser_bytes(this.self), (frames * bits) / 4)
  }
}
