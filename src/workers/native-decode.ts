import type { Sniffed } from '../stems/sniff'
import { AudioFileError, shownName } from '../wav/audio-file-error'
import { BlobReader } from '../wav/blob-reader'
import { checkRate, refuseChannels } from '../wav/pcm-checks'
import type { IncomingStem } from './take-in'

/** What a file without a stated rate is decoded at: Opus has no other, and most of what is left is video's. */
const FALLBACK_RATE_HZ = 48000

/** Files of no kind that we know are only tried up to here: all of it has to be in memory. */
const LONGEST_UNKNOWN_BYTES = 256 << 20

export interface NativeDecoded {
  incoming: IncomingStem
  channels: Float32Array<ArrayBuffer>[]
}

/**
 * Decodes whatever the browser knows and we do not, by `decodeAudioData`, at the file's own rate: the browser converts
 * to its context's rate, and badly (-7 dB at 20 kHz). Runs on the page's thread, as workers have no OfflineAudioContext.
 * `refusal` is why our own readers did not take it, and stays the reason where the browser does not either.
 */
export async function nativeDecode(
  file: Blob,
  fileName: string,
  sniffed: Sniffed,
  refusal: AudioFileError,
): Promise<NativeDecoded> {
  if (sniffed.container === 'unknown' && file.size > LONGEST_UNKNOWN_BYTES) throw refusal
  const rateHz = sniffed.rateHz ?? FALLBACK_RATE_HZ
  checkRate(fileName, rateHz)
  const bytes = await new BlobReader(file).read(0, file.size).catch(() => {
    throw new AudioFileError('unreadable', fileName, 'could not be read: it was moved or changed. Choose it again.')
  })
  const context = new OfflineAudioContext(1, 1, rateHz)
  const buffer = await context.decodeAudioData(bytes.buffer as ArrayBuffer).catch(() => {
    if (sniffed.container === 'unknown') throw refusal
    const problem = `is ${sniffed.label} that this browser cannot decode. Export it as 24-bit WAV.`
    throw new AudioFileError('unsupportedCodec', fileName, problem)
  })
  refuseChannels(fileName, buffer.numberOfChannels)
  if (buffer.length < 1) throw new AudioFileError('noAudio', fileName, 'has no samples in it. Export it again.')
  const name = `"${shownName(fileName)}"`
  const warnings = sniffed.lossy ? [`${name} is a lossy source: its alignment cannot be guaranteed.`] : []
  if (sniffed.rateHz === null) {
    warnings.push(`${name} does not state its sample rate: the browser converted it to ${FALLBACK_RATE_HZ} Hz.`)
  }
  return {
    incoming: {
      fileName,
      rateHz,
      channels: buffer.numberOfChannels,
      lossy: sniffed.lossy,
      container: sniffed.container,
      bitDepth: null,
      warnings,
      expectedFrames: buffer.length,
    },
    channels: Array.from({ length: buffer.numberOfChannels }, (_, i) => new Float32Array(buffer.getChannelData(i))),
  }
}
