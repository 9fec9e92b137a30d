import { MPEGDecoder } from 'mpg123-decoder'
import { id3Bytes } from '../../stems/flac-info'
import { sniffMpeg } from '../../stems/sniff-mpeg'
import { AudioFileError } from '../../wav/audio-file-error'
import type { HashingReader } from './hashing-reader'
import type { ReadBack, ReadPiece } from './reading'

const PIECE_BYTES = 1 << 18

/** An MP3, decoded without the silence that its encoder put around the song, where the file says how long that is. */
export async function readBackMp3(reader: HashingReader, fileName: string): Promise<ReadBack> {
  const start = id3Bytes(await reader.read(0, 10))
  const found = await sniffMpeg(reader, start)
  if (!found) throw new AudioFileError('damaged', fileName, 'holds no MP3 frames. Copy or export it again.')
  const channels = await channelsOf(reader, start)
  const problems: string[] = []
  return {
    container: 'MP3',
    codec: 'MPEG-1 layer III',
    lossy: true,
    rateHz: found.rateHz,
    channels,
    bits: null,
    float: false,
    statedFrames: null,
    problems,
    pieces: () => mp3Pieces(reader, start, channels, problems),
  }
}

/** The channel mode of the first frame header (ISO/IEC 11172-3, 2.4.2.3): 3 is mono. */
async function channelsOf(reader: HashingReader, start: number): Promise<1 | 2> {
  const bytes = await reader.read(start, 8192)
  for (let i = 0; i + 3 < bytes.length; i++) {
    if (bytes[i] === 0xff && ((bytes[i + 1] ?? 0) & 0xe0) === 0xe0) return (bytes[i + 3] ?? 0) >> 6 === 3 ? 1 : 2
  }
  return 2
}

async function* mp3Pieces(
  reader: HashingReader,
  start: number,
  channels: 1 | 2,
  problems: string[],
): AsyncGenerator<ReadPiece> {
  const decoder = new MPEGDecoder()
  await decoder.ready
  let broken = 0
  try {
    await reader.catchUpTo(start)
    for (let at = start; at < reader.size; at += PIECE_BYTES) {
      const bytes = await reader.read(at, PIECE_BYTES)
      const { channelData, samplesDecoded, errors } = decoder.decode(bytes)
      broken += errors.length
      const [left, right = left] = channelData
      if (samplesDecoded === 0 || !left || !right) continue
      const fraction = Math.min(1, (at + bytes.length) / reader.size)
      yield { left, right: channels === 1 ? left : right, pcm: null, nonFinite: 0, fraction }
    }
  } finally {
    decoder.free()
  }
  if (broken > 0) problems.push(`${broken} of its parts could not be decoded.`)
}
