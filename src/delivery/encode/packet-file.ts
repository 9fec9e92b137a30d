import { FORMATS, SAMPLE_BYTES } from '../../session/export-format'
import { joinBytes } from '../../wav/chunk-bytes'
import type { AudioFileSpec, ByteSink } from '../audio-file'
import type { CodedFile } from './coded-file'
import type { PacketEncoder } from './packet-encoder'

/** What is of a format's own in a file that is written packet by packet. */
export interface PacketFormat {
  /** Everything that comes before the sound; what is known only at the end has its place left free. */
  head(): Uint8Array<ArrayBuffer>
  /** PCM as the encoder takes it. */
  values(pcm: Uint8Array<ArrayBuffer>): Int16Array | Int32Array | Float32Array
  /** Bytes of what the encoder handed out since the last call. */
  take(): Uint8Array<ArrayBuffer>
  /** Replaces places in the head, when all was taken. */
  patch(sink: ByteSink): Promise<void>
}

/** Longest span that the encoder gets at once, in bytes: it answers between two, so back-pressure and cancel are felt. */
const SPAN_BYTES = 6 * 32_768

/** A file of a head and coded packets. */
export class PacketFile implements CodedFile {
  readonly #sink: ByteSink
  readonly #encoder: PacketEncoder
  readonly #format: PacketFormat
  /** Bytes of PCM that are still to come. */
  #due: number
  #begun = false
  #done = false

  /** Throws RangeError from `write` and `finish` where the samples are not as many as `spec` says. */
  constructor(spec: AudioFileSpec, sink: ByteSink, encoder: PacketEncoder, format: PacketFormat) {
    this.#due = spec.frames * 2 * SAMPLE_BYTES[FORMATS[spec.format].samples]
    this.#sink = sink
    this.#encoder = encoder
    this.#format = format
  }

  async write(pcm: Uint8Array<ArrayBuffer>): Promise<void> {
    await this.#orCancel(async () => {
      this.#due -= pcm.length
      if (this.#due < 0) throw new RangeError('More samples than the file was opened for.')
      await this.#begin()
      for (let at = 0; at < pcm.length; at += SPAN_BYTES) {
        await this.#encoder.add(this.#format.values(pcm.subarray(at, at + SPAN_BYTES)))
        await this.#pass(this.#format.take())
      }
    })
  }

  async finish(): Promise<void> {
    await this.#orCancel(async () => {
      if (this.#due > 0) throw new RangeError('Fewer samples than the file was opened for.')
      await this.#begin()
      await this.#encoder.finish()
      this.#done = true
      await this.#pass(this.#format.take())
      await this.#format.patch(this.#sink)
    })
  }

  async cancel(): Promise<void> {
    if (this.#done) return
    this.#done = true
    await this.#encoder.cancel()
  }

  async #begin(): Promise<void> {
    if (this.#begun) return
    this.#begun = true
    await this.#pass(this.#format.head())
  }

  async #pass(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    if (bytes.length > 0) await this.#sink.write(bytes)
  }

  async #orCancel(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      await this.cancel()
      throw error
    }
  }
}

/** Packets that wait for the sink, joined. */
export class PacketQueue {
  readonly #packets: Uint8Array[] = []

  push(packet: Uint8Array): void {
    this.#packets.push(packet)
  }

  take(): Uint8Array<ArrayBuffer> {
    return joinBytes(this.#packets.splice(0))
  }
}
