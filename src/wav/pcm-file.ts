import { openAiff } from './aiff-chunks'
import { AudioFileError } from './audio-file-error'
import { type ByteReader, fourCharacters } from './byte-reader'
import { canDecodeStereo24, decodeStereo24 } from './decode-stereo24'
import type { PcmFormat } from './pcm-format'
import { cleanNonFinite, decodeChannel } from './sample-decoders'
import { openWave } from './wave-chunks'

/** Samples of a span, one array per channel of the file; `nonFinite` counts the NaN and infinities that became 0. */
export interface PcmBlock {
  channels: Float32Array[]
  nonFinite: number
}

/** An uncompressed audio file, open for random access by frames. */
export interface PcmFile extends PcmFormat {
  /** Exact samples of the frames from `startFrame` on; shorter where the file ends first. Rejects with AudioFileError. */
  read(startFrame: number, frames: number): Promise<PcmBlock>
}

/**
 * Opens WAV, RF64, BW64, AIFF or AIFF-C by its first bytes, whatever the file is called. Only headers are read here.
 * Rejects with an AudioFileError that names the file: 'unsupportedCodec' where another decoder may still help.
 */
export async function openPcm(reader: ByteReader, fileName: string): Promise<PcmFile> {
  const guarded = new GuardedReader(reader, fileName)
  const format = await openFormat(guarded, fileName)
  const frameBytes = format.layout.bytes * format.channels
  return {
    ...format,
    read: async (startFrame, frames) => {
      const first = Math.min(Math.max(0, startFrame), format.frames)
      const count = Math.max(0, Math.min(startFrame + frames, format.frames) - first)
      const bytes = await guarded.read(format.dataOffset + first * frameBytes, count * frameBytes)
      if (bytes.length < count * frameBytes) throw gone(fileName)
      const channels = decodeChannels(bytes, format, count)
      let nonFinite = 0
      if (format.layout.kind === 'float') for (const channel of channels) nonFinite += cleanNonFinite(channel)
      return { channels, nonFinite }
    },
  }
}

function decodeChannels(bytes: Uint8Array, { layout, channels }: PcmFormat, frames: number): Float32Array[] {
  const isStereo24 = channels === 2 && layout.kind === 'signed' && layout.bytes === 3 && layout.littleEndian
  if (isStereo24 && canDecodeStereo24(bytes)) return decodeStereo24(bytes, frames)
  return Array.from({ length: channels }, (_, channel) => decodeChannel(bytes, layout, channels, channel, frames))
}

async function openFormat(reader: ByteReader, fileName: string): Promise<PcmFormat> {
  if (reader.size === 0) throw new AudioFileError('empty', fileName, 'is empty (0 bytes). Copy or export it again.')
  const head = await reader.read(0, 12)
  const mark = fourCharacters(head, 0)
  const kind = fourCharacters(head, 8)
  if (head.length >= 12 && kind === 'WAVE' && (mark === 'RIFF' || mark === 'RF64' || mark === 'BW64')) {
    return openWave(reader, fileName)
  }
  if (head.length >= 12 && mark === 'FORM' && (kind === 'AIFF' || kind === 'AIFC')) return openAiff(reader, fileName)
  const problem = 'is not a WAV or AIFF file, whatever its name says. Export it as 24-bit WAV.'
  throw new AudioFileError('notAudio', fileName, problem)
}

/** A reader whose failures name the file. */
class GuardedReader implements ByteReader {
  readonly size: number
  readonly #reader: ByteReader
  readonly #fileName: string

  constructor(reader: ByteReader, fileName: string) {
    this.size = reader.size
    this.#reader = reader
    this.#fileName = fileName
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    try {
      return await this.#reader.read(offset, length)
    } catch {
      throw gone(this.#fileName)
    }
  }
}

function gone(fileName: string): AudioFileError {
  return new AudioFileError('unreadable', fileName, 'could not be read: it was moved or changed. Choose it again.')
}
