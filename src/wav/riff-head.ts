import { joinBytes, littleEndian, plainBytes, riffChunk } from './chunk-bytes'

// RIFF and WAVE: Microsoft/IBM "Multimedia Programming Interface and Data Specifications 1.0".
// RF64, for files beyond 4 GiB: EBU Tech 3306 (2009): sizes that do not fit are -1, and stand in `ds64`.

/** WAV files that we write: 24- and 16-bit PCM, and 32-bit float. */
export type WavFormat = 'wav24' | 'wav16' | 'wav32f'

const SAMPLE_BYTES: Record<WavFormat, number> = { wav24: 3, wav16: 2, wav32f: 4 }
const MOST_32_BIT = 0xffffffff

export interface RiffShape {
  format: WavFormat
  rateHz: number
  channels: number
  frames: number
  /** Chunks between "WAVE" and `fmt `, padded. */
  before: Uint8Array
  /** Chunks after the audio, padded. */
  after: Uint8Array
}

export interface RiffHead {
  /** Everything before the first sample. */
  bytes: Uint8Array<ArrayBuffer>
  /** Where the chunks that go before `fmt ` begin, from the file's first byte. */
  beforeOffset: number
  /** Of the audio, without pad. */
  dataBytes: number
  /** Of the whole file. */
  fileBytes: number
  /** True where the file is RF64. */
  isLong: boolean
}

function formatChunks({ format, rateHz, channels, frames }: RiffShape): Uint8Array<ArrayBuffer> {
  const bytes = SAMPLE_BYTES[format]
  const isFloat = format === 'wav32f'
  const fmt = riffChunk(
    'fmt ',
    littleEndian(isFloat ? 3 : 1, 2),
    littleEndian(channels, 2),
    littleEndian(rateHz, 4),
    littleEndian(rateHz * channels * bytes, 4),
    littleEndian(channels * bytes, 2),
    littleEndian(bytes * 8, 2),
    // Formats other than PCM say how much follows, and have a `fact` chunk with the frames.
    new Uint8Array(isFloat ? 2 : 0),
  )
  return isFloat ? joinBytes([fmt, riffChunk('fact', littleEndian(Math.min(frames, MOST_32_BIT), 4))]) : fmt
}

/** What stands before the audio of a WAV file whose sizes are known ahead. Throws RangeError for impossible frames. */
export function riffHead(shape: RiffShape): RiffHead {
  const { format, channels, frames, before, after } = shape
  if (!Number.isSafeInteger(frames) || frames < 0) throw new RangeError(`A file cannot hold ${frames} frames.`)
  const dataBytes = SAMPLE_BYTES[format] * channels * frames
  const formats = formatChunks(shape)
  const shortBytes = 12 + before.length + formats.length + 8 + dataBytes + (dataBytes % 2) + after.length
  const isLong = shortBytes - 8 > MOST_32_BIT
  const fileBytes = isLong ? shortBytes + DS64_BYTES : shortBytes
  const ds64 = isLong ? ds64Chunk(fileBytes - 8, dataBytes, frames) : new Uint8Array(0)
  const bytes = joinBytes([
    plainBytes(isLong ? 'RF64' : 'RIFF'),
    littleEndian(isLong ? MOST_32_BIT : fileBytes - 8, 4),
    plainBytes('WAVE'),
    ds64,
    before,
    formats,
    plainBytes('data'),
    littleEndian(isLong ? MOST_32_BIT : dataBytes, 4),
  ])
  return { bytes, beforeOffset: 12 + ds64.length, dataBytes, fileBytes, isLong }
}

const DS64_BYTES = 36

/** The 64-bit sizes, and an empty table of further long chunks. */
function ds64Chunk(riffBytes: number, dataBytes: number, frames: number): Uint8Array<ArrayBuffer> {
  const sizes = [riffBytes, dataBytes, frames].map((value) => littleEndian(value, 8))
  return riffChunk('ds64', ...sizes, littleEndian(0, 4))
}
