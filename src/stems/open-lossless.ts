import { AudioFileError } from '../wav/audio-file-error'
import type { ByteReader } from '../wav/byte-reader'
import { openPcm, type PcmFile } from '../wav/pcm-file'
import { openFlac } from './decode-flac'
import type { LosslessFile } from './lossless-file'
import { sniff } from './sniff'

const PIECE_FRAMES = 65536

/**
 * Opens whatever our own exact readers read: WAV, RF64, BW64, AIFF, AIFF-C, FLAC, FLAC in Ogg. Anything else rejects
 * with an AudioFileError that names the file; kind 'unsupportedCodec' where a browser's decoder may still know it.
 */
export async function openLossless(reader: ByteReader, fileName: string): Promise<LosslessFile> {
  if (reader.size === 0) throw new AudioFileError('empty', fileName, 'is empty (0 bytes). Copy or export it again.')
  const found = await sniff(reader)
  if (found.container === 'wav' || found.container === 'aiff') return pcmPieces(await openPcm(reader, fileName))
  if (found.codec === 'flac' && (found.container === 'flac' || found.container === 'ogg')) {
    return openFlac(reader, fileName, found.container)
  }
  if (found.container === 'unknown') {
    throw new AudioFileError('notAudio', fileName, 'is not an audio file that we know. Export it as 24-bit WAV.')
  }
  const what = found.label
  throw new AudioFileError('unsupportedCodec', fileName, `is ${what}, which is not read here. Export it as 24-bit WAV.`)
}

function pcmPieces(pcm: PcmFile): LosslessFile {
  return {
    container: pcm.container,
    bitDepth: pcm.bitDepth,
    sampleFormat: pcm.sampleFormat,
    channels: pcm.channels,
    rateHz: pcm.rateHz,
    frames: pcm.frames,
    warnings: pcm.warnings,
    pcm,
    async *pieces() {
      for (let start = 0; start < pcm.frames; start += PIECE_FRAMES) {
        const block = await pcm.read(start, PIECE_FRAMES)
        yield { ...block, fraction: Math.min(1, (start + PIECE_FRAMES) / pcm.frames) }
      }
    },
  }
}
