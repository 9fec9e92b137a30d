import { registerFlacEncoder } from '@mediabunny/flac-encoder'
import { FlacOutputFormat } from 'mediabunny'
import { flacBlock, flacStreamInfo } from '../delivery/encode/flac-stream-info'
import { PacketEncoder } from '../delivery/encode/packet-encoder'
import { PacketQueue } from '../delivery/encode/packet-file'
import { int24Samples } from './int24-samples'

/** libFLAC's, at every level that the package uses. */
const BLOCK_FRAMES = 4096
/** Longest span that the encoder gets at once: it answers between two, so that back-pressure and cancel are felt. */
const SPAN_FRAMES = 32_768

export interface FlacShape {
  readonly rateHz: number
  readonly channels: 1 | 2
  /** Of the whole file, known ahead. */
  readonly frames: number
}

/**
 * A bare 24-bit FLAC file (RFC 9639) of one or two channels without tags, written front to back: STREAMINFO says the
 * length, and leaves open what only the end would tell (frame sizes, MD5). To be finished or cancelled.
 */
export class FlacWriter {
  readonly #queue = new PacketQueue()
  readonly #encoder: PacketEncoder
  readonly #write: (bytes: Uint8Array<ArrayBuffer>) => void | Promise<void>
  #due: number
  /** Samples beyond full scale so far. */
  clipped = 0

  constructor(shape: FlacShape, write: (bytes: Uint8Array<ArrayBuffer>) => void | Promise<void>) {
    registerFlacEncoder()
    const { rateHz, channels, frames } = shape
    this.#due = frames
    this.#write = write
    const unknown = { leastBytes: 0, mostBytes: 0, md5: new Uint8Array(16) }
    const info = flacStreamInfo({ rateHz, channels, bits: 24, frames, blockFrames: BLOCK_FRAMES, ...unknown })
    this.#queue.push(Uint8Array.of(0x66, 0x4c, 0x61, 0x43))
    this.#queue.push(flacBlock(0, info, true))
    this.#encoder = new PacketEncoder({
      codec: 'flac',
      bitrate: null,
      rateHz,
      channels,
      container: new FlacOutputFormat({ appendOnly: true }),
      onPacket: ({ data }) => this.#queue.push(data),
    })
  }

  /** The next samples, a Float32Array for each channel. Throws RangeError where they are more than was said. */
  async add(channels: readonly Float32Array[]): Promise<void> {
    const frames = channels[0]?.length ?? 0
    this.#due -= frames
    if (this.#due < 0) throw new RangeError('More samples than the file was opened for.')
    for (let from = 0; from < frames; from += SPAN_FRAMES) {
      const { values, clipped } = int24Samples(channels, from, Math.min(frames, from + SPAN_FRAMES))
      this.clipped += clipped
      await this.#encoder.add(values)
      await this.#pass()
    }
  }

  /** Throws RangeError where samples are missing. */
  async finish(): Promise<void> {
    if (this.#due > 0) throw new RangeError('Fewer samples than the file was opened for.')
    await this.#encoder.finish()
    await this.#pass()
  }

  async cancel(): Promise<void> {
    await this.#encoder.cancel()
  }

  async #pass(): Promise<void> {
    const bytes = this.#queue.take()
    if (bytes.length > 0) await this.#write(bytes)
  }
}
