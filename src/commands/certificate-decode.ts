import type { DecodedSamples } from '../delivery/certificate/reading'
import { sniff } from '../stems/sniff'
import { AudioFileError } from '../wav/audio-file-error'
import { BlobReader } from '../wav/blob-reader'
import { nativeDecode } from '../workers/native-decode'

const READ_BY_US = new Set(['wav', 'flac', 'mp3', 'unknown'])

/** Samples by the browser's decoder, for files that the second reader leaves to it (Opus, AAC); null for all others. */
export async function decodedByBrowser(blob: Blob, fileName: string): Promise<DecodedSamples | null> {
  const sniffed = await sniff(new BlobReader(blob))
  if (READ_BY_US.has(sniffed.container)) return null
  const refusal = new AudioFileError('unsupportedCodec', fileName, 'cannot be decoded by this browser.')
  const { channels, incoming } = await nativeDecode(blob, fileName, sniffed, refusal)
  return { channels, rateHz: incoming.rateHz }
}
