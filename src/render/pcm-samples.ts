import type { Quantiser } from '../engine/quantiser'
import type { StereoBlock } from '../engine/stem-source'
import { SAMPLE_BYTES } from '../session/export-format'
import type { SamplesJob } from './render-job'

/** Of 32-bit whole numbers. */
const FULL_SCALE = 0x80000000

/** Rendered blocks as interleaved little-endian PCM: what a file holds. */
export class PcmSamples {
  readonly #job: SamplesJob
  readonly #quantiser: Quantiser
  readonly #blockFrames: number

  constructor(job: SamplesJob, quantiser: Quantiser, blockFrames: number) {
    this.#job = job
    this.#quantiser = quantiser
    this.#blockFrames = blockFrames
  }

  /** The bytes of `block`, whose first frame is the file's `startFrame`; blocks come in order. */
  bytesOf({ left, right }: StereoBlock, startFrame: number): Uint8Array<ArrayBuffer> {
    const { format, seed, dither } = this.#job
    if (format === 'float32') return floatBytes(left, right)
    const frameBytes = 2 * SAMPLE_BYTES[format]
    const bytes = new Uint8Array(left.length * frameBytes)
    for (let at = 0; at < left.length; at += this.#blockFrames) {
      const to = Math.min(at + this.#blockFrames, left.length)
      const args = [left.subarray(at, to), right.subarray(at, to), to - at, startFrame + at, seed, dither] as const
      const piece = format === 'pcm16' ? this.#quantiser.toPcm16(...args) : this.#quantiser.toPcm24(...args)
      bytes.set(piece, at * frameBytes)
    }
    return bytes
  }

  /**
   * What `bytes` hold, as whoever reads them gets it: whole values over 2^(bits - 1), which 32-bit floats hold exactly.
   * `block` is what they were made of: floats are that.
   */
  valuesOf(bytes: Uint8Array, block: StereoBlock, to: StereoBlock): void {
    const { format } = this.#job
    if (format === 'float32') {
      if (to.left !== block.left) to.left.set(block.left)
      if (to.right !== block.right) to.right.set(block.right)
      return
    }
    const step = SAMPLE_BYTES[format]
    for (let frame = 0, at = 0; frame < block.left.length; frame++, at += 2 * step) {
      to.left[frame] = highest(bytes, at, step) / FULL_SCALE
      to.right[frame] = highest(bytes, at + step, step) / FULL_SCALE
    }
  }
}

/** The value's highest byte at the top of 32 bits, so that its sign is the number's. */
function highest(bytes: Uint8Array, at: number, step: 2 | 3 | 4): number {
  return step === 2
    ? ((bytes[at] as number) << 16) | ((bytes[at + 1] as number) << 24)
    : ((bytes[at] as number) << 8) | ((bytes[at + 1] as number) << 16) | ((bytes[at + 2] as number) << 24)
}

function floatBytes(left: Float32Array, right: Float32Array): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(left.length * 8))
  for (let frame = 0; frame < left.length; frame++) {
    view.setFloat32(frame * 8, left[frame] as number, true)
    view.setFloat32(frame * 8 + 4, right[frame] as number, true)
  }
  return new Uint8Array(view.buffer)
}
