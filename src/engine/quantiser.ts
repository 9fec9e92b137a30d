import type { Dsp } from './dsp'
import { livePlanes } from './live-planes'

interface QuantiserExports {
  quantiser_create(maxBlock: number): number
  quantiser_inputs(self: number): number
  quantiser_bytes(self: number): number
  quantiser_run(self: number, bits: number, frames: number, startFrame: number, seed: number, withDither: number): void
}

/**
 * Float to interleaved little-endian PCM: times 2^(bits-1), rounded half to even, held at full scale. The dither is
 * triangular, 2 LSB peak to peak, and depends on seed (32-bit), channel and frame only. Without it 24-bit material comes
 * out as it came in, and digital silence stays silence; with it, silence carries the dither.
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

  /** At most maxBlock frames, `startFrame` of the file first. The bytes are a view, valid until the next call. */
  toPcm24(
    left: Float32Array,
    right: Float32Array,
    frames: number,
    startFrame: number,
    seed: number,
    dither: boolean,
  ): Uint8Array {
    return this.run(24, left, right, frames, startFrame, seed, dither)
  }

  /** The same with 16 bits. */
  toPcm16(
    left: Float32Array,
    right: Float32Array,
    frames: number,
    startFrame: number,
    seed: number,
    dither: boolean,
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
    dither: boolean,
  ): Uint8Array {
    this.inputs[0]!().set(left.subarray(0, frames))
    this.inputs[1]!().set(right.subarray(0, frames))
    this.calls.quantiser_run(this.self, bits, frames, startFrame, seed, dither ? 1 : 0)
    return this.dsp.u8(this.calls.quantiser_bytes(this.self), (frames * bits) / 4)
  }
}
