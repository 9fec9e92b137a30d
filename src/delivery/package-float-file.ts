import { floatWav } from '../wav/float-wav'
import type { AudioFile, AudioFileSpec, ByteSink } from './audio-file'

const FRAME_BYTES = 8

/** A 32-bit float WAV by the package audiobuffer-to-wav: the whole file at its end, no chunk beside the audio. */
export class PackageFloatFile implements AudioFile {
  readonly #sink: ByteSink
  readonly #rateHz: number
  readonly #channels: [Float32Array, Float32Array]
  #frames = 0

  constructor({ rateHz, frames }: AudioFileSpec, sink: ByteSink) {
    if (!Number.isSafeInteger(frames) || frames < 0) throw new RangeError(`A file cannot hold ${frames} frames.`)
    this.#sink = sink
    this.#rateHz = rateHz
    this.#channels = [new Float32Array(frames), new Float32Array(frames)]
  }

  async write(pcm: Uint8Array<ArrayBuffer>): Promise<void> {
    const [left, right] = this.#channels
    const frames = pcm.length / FRAME_BYTES
    if (this.#frames + frames > left.length) throw new RangeError('More samples than the file was opened for.')
    const view = new DataView(pcm.buffer, pcm.byteOffset, pcm.byteLength)
    for (let i = 0; i < frames; i++) {
      left[this.#frames + i] = view.getFloat32(i * FRAME_BYTES, true)
      right[this.#frames + i] = view.getFloat32(i * FRAME_BYTES + 4, true)
    }
    this.#frames += frames
  }

  /** The format has no place for what was measured. */
  async finish(): Promise<void> {
    const [left, right] = this.#channels
    if (this.#frames !== left.length) throw new RangeError('Fewer samples than the file was opened for.')
    const buffer = {
      numberOfChannels: 2,
      sampleRate: this.#rateHz,
      getChannelData: (channel: number) => (channel === 0 ? left : right),
    }
    await this.#sink.write(new Uint8Array(floatWav(buffer)))
  }
}
