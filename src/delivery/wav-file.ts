import type { Loudness } from '../engine/loudness-meter'
import { BEXT_LOUDNESS_OFFSET, bextLoudness } from '../wav/bext-chunk'
import { riffHead, type WavFormat } from '../wav/riff-head'
import type { AudioFile, AudioFileSpec, ByteSink } from './audio-file'
import { PackageFloatFile } from './package-float-file'
import { bextOf, saysNothing, tailChunks } from './wav-chunks'

/** Id and size of a chunk. */
const CHUNK_HEAD_BYTES = 8
/** Length from which a float file is streamed, whatever it says: the package wants all of it in memory. */
const WHOLE_SECONDS = 600

/**
 * A WAV file: RIFF, or RF64 beyond 4 GiB. `bext` before the audio, what else the metadata says behind it, so that
 * nothing moves when a text is longer. A 32-bit float bounce that says nothing and is shorter than 10 minutes is
 * written by the package audiobuffer-to-wav. Throws RangeError for another format or an impossible length.
 */
export function openWavFile(spec: AudioFileSpec, sink: ByteSink): AudioFile {
  const { format } = spec
  if (!isWav(format)) throw new RangeError(`${format} is no WAV format.`)
  return isPackageFloat(spec) ? new PackageFloatFile(spec, sink) : new WavFile(format, spec, sink)
}

/** Whether the package writes it: all of it in memory, at the end. */
export function isPackageFloat({ format, rateHz, frames, metadata }: AudioFileSpec): boolean {
  return format === 'wav32f' && frames < WHOLE_SECONDS * rateHz && saysNothing(metadata)
}

function isWav(format: AudioFileSpec['format']): format is WavFormat {
  return format === 'wav24' || format === 'wav16' || format === 'wav32f'
}

class WavFile implements AudioFile {
  readonly #sink: ByteSink
  readonly #head: Uint8Array<ArrayBuffer>
  readonly #tail: Uint8Array<ArrayBuffer>
  readonly #dataBytes: number
  readonly #loudnessOffset: number
  #written = 0
  #begun = false

  constructor(format: WavFormat, spec: AudioFileSpec, sink: ByteSink) {
    const { rateHz, frames } = spec
    const tail = tailChunks(spec)
    const head = riffHead({ format, rateHz, channels: 2, frames, before: bextOf(format, spec), after: tail })
    this.#sink = sink
    this.#head = head.bytes
    this.#tail = tail
    this.#dataBytes = head.dataBytes
    this.#loudnessOffset = head.beforeOffset + CHUNK_HEAD_BYTES + BEXT_LOUDNESS_OFFSET
  }

  async write(pcm: Uint8Array<ArrayBuffer>): Promise<void> {
    await this.#begin()
    this.#written += pcm.length
    if (this.#written > this.#dataBytes) throw new RangeError('More samples than the file was opened for.')
    await this.#sink.write(pcm)
  }

  async finish(measured: Loudness): Promise<void> {
    await this.#begin()
    if (this.#written !== this.#dataBytes) throw new RangeError('Fewer samples than the file was opened for.')
    // Stereo audio has an even length: no pad before the chunks behind it.
    if (this.#tail.length > 0) await this.#sink.write(this.#tail)
    await this.#sink.writeAt(this.#loudnessOffset, bextLoudness(measured))
  }

  async #begin(): Promise<void> {
    if (this.#begun) return
    this.#begun = true
    await this.#sink.write(this.#head)
  }
}
