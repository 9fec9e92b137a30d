import { sniff } from '../../stems/sniff'
import { AudioFileError } from '../../wav/audio-file-error'
import type { ByteReader } from '../../wav/byte-reader'
import type { HashingReader } from './hashing-reader'
import { readBackDecoded } from './read-decoded'
import { readBackFlac } from './read-flac'
import { readBackMp3 } from './read-mp3'
import { readBackWave } from './read-wave'
import type { DecodedSamples, ReadBack } from './reading'

/**
 * Opens a file for the second reading: WAV and its long forms, FLAC and MP3; anything else needs `decoded`. Rejects with
 * an AudioFileError that names the file.
 */
export async function readBack(
  reader: HashingReader,
  fileName: string,
  decoded: DecodedSamples | null,
): Promise<ReadBack> {
  const found = await sniff(reader as ByteReader)
  if (decoded) return readBackDecoded(found, decoded)
  if (found.container === 'wav') return readBackWave(reader, fileName)
  if (found.container === 'flac') return readBackFlac(reader, fileName)
  if (found.container === 'mp3') return readBackMp3(reader, fileName)
  const problem = `is ${found.label}, which cannot be checked here. Check it on the page, in a browser that plays it.`
  throw new AudioFileError('unsupportedCodec', fileName, problem)
}
