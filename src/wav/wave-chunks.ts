import { AudioFileError } from './audio-file-error'
import type { ByteReader } from './byte-reader'
import { fourCharacters } from './byte-reader'
import { audioSpan, type Chunk, type ChunkFile, walkChunks } from './chunk-walk'
import { checkedFormat, spanWarning } from './pcm-checks'
import type { PcmFormat, SampleLayout } from './pcm-format'

// WAVE: Microsoft/IBM "Multimedia Programming Interface and Data Specifications 1.0" and WAVEFORMATEXTENSIBLE.
// RF64 and BW64: EBU Tech 3306 and ITU-R BS.2088-1: a `ds64` chunk holds the 64-bit sizes.

const TAG_PCM = 1
const TAG_FLOAT = 3
const TAG_EXTENSIBLE = 0xfffe

/** The last 14 bytes of the sub-format GUIDs that are made from a format tag. */
const TAG_GUID_TAIL = [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xaa, 0, 0x38, 0x9b, 0x71]

const CODEC_NAMES: Record<number, string> = {
  2: 'Microsoft ADPCM',
  6: 'A-law',
  7: 'u-law',
  17: 'IMA ADPCM',
  49: 'GSM 6.10',
  80: 'MPEG',
  85: 'MP3',
  255: 'AAC',
  353: 'Windows Media Audio',
  5648: 'AAC',
  61868: 'FLAC',
}

export interface WaveCodec {
  tag: number
  channels: number
  rateHz: number
  blockBytes: number
  bits: number
  /** Bits that carry sound, where they are fewer than the container's. */
  validBits: number
}

/** Reads a `fmt ` chunk's payload; null where it is too short to be one. */
export function parseFmt(payload: Uint8Array): WaveCodec | null {
  if (payload.length < 14) return null
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength)
  const bits = payload.length >= 16 ? view.getUint16(14, true) : 0
  const codec = {
    tag: view.getUint16(0, true),
    channels: view.getUint16(2, true),
    rateHz: view.getUint32(4, true),
    blockBytes: view.getUint16(12, true),
    bits,
    validBits: bits,
  }
  if (codec.tag === TAG_EXTENSIBLE && payload.length >= 40) {
    const validBits = view.getUint16(18, true)
    if (validBits > 0 && validBits < bits) codec.validBits = validBits
    if (TAG_GUID_TAIL.every((byte, i) => payload[26 + i] === byte)) codec.tag = view.getUint16(24, true)
  }
  return codec
}

function sampleLayout(codec: WaveCodec, fileName: string): SampleLayout {
  if (codec.tag !== TAG_PCM && codec.tag !== TAG_FLOAT) {
    const name = CODEC_NAMES[codec.tag] ?? `codec 0x${codec.tag.toString(16).padStart(4, '0')}`
    throw new AudioFileError('unsupportedCodec', fileName, `holds ${name}, not PCM. Export it as 24-bit WAV.`)
  }
  const channels = Math.max(1, codec.channels)
  const stated = Math.ceil(codec.bits / 8)
  // The block size says how wide the container of a sample is; the bit count may be smaller (20 bits in 3 bytes).
  const bytes =
    codec.blockBytes % channels === 0 && codec.blockBytes / channels >= stated ? codec.blockBytes / channels : stated
  if (codec.tag === TAG_FLOAT && (bytes === 4 || bytes === 8)) return { kind: 'float', bytes, littleEndian: true }
  if (codec.tag === TAG_PCM && codec.bits >= 1 && bytes >= 1 && bytes <= 4) {
    return { kind: bytes === 1 ? 'unsigned' : 'signed', bytes, littleEndian: true }
  }
  const what = `${codec.bits}-bit ${codec.tag === TAG_FLOAT ? 'float' : 'integer'}`
  throw new AudioFileError(
    'unsupportedCodec',
    fileName,
    `holds ${what} samples, which are not read. Export it as 24-bit WAV.`,
  )
}

interface LongSizes {
  riff: number
  data: number
}

async function longSizes(reader: ByteReader, chunk: Chunk): Promise<LongSizes | null> {
  const bytes = await reader.read(chunk.offset, 16)
  if (bytes.length < 16) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, 16)
  const at = (offset: number) => view.getUint32(offset + 4, true) * 0x100000000 + view.getUint32(offset, true)
  return { riff: at(0), data: at(8) }
}

const UNKNOWN_SIZE = 0xffffffff

/** Finds format and audio in a RIFF, RF64 or BW64 file. Reads headers only. */
export async function openWave(reader: ByteReader, fileName: string): Promise<PcmFormat> {
  const head = await reader.read(0, 12)
  const mark = fourCharacters(head, 0)
  const container = mark === 'RF64' ? 'rf64' : mark === 'BW64' ? 'bw64' : 'wav'
  let riffSize = new DataView(head.buffer, head.byteOffset, head.byteLength).getUint32(4, true)
  const file: ChunkFile = { reader, littleEndian: true }

  let codec: WaveCodec | null = null
  let long: LongSizes | null = null
  let data: Chunk | null = null
  const readFmt = async (chunk: Chunk) => parseFmt(await reader.read(chunk.offset, Math.min(chunk.size, 64)))
  for await (const chunk of walkChunks(file, 12)) {
    if (chunk.id === 'ds64') long = await longSizes(reader, chunk)
    if (chunk.id === 'fmt ') codec ??= await readFmt(chunk)
    if (chunk.id === 'data') {
      data = chunk
      break
    }
  }
  if (!data) {
    const problem = codec ? 'ends before its audio begins' : 'has a WAV header but no audio in it'
    throw new AudioFileError('damaged', fileName, `${problem}. Copy or export it again.`)
  }
  if (riffSize === UNKNOWN_SIZE && long) riffSize = long.riff
  const declared = data.size === UNKNOWN_SIZE ? (long && long.data > 0 ? long.data : null) : data.size
  const span = await audioSpan(file, data.offset, declared, 8 + riffSize)
  if (!codec) {
    for await (const chunk of walkChunks(file, span.end + ((span.end - data.offset) & 1))) {
      if (chunk.id === 'fmt ') codec ??= await readFmt(chunk)
    }
  }
  if (!codec) throw new AudioFileError('damaged', fileName, 'does not say what format it has. Export it again.')
  const layout = sampleLayout(codec, fileName)
  return checkedFormat(fileName, {
    container,
    sampleFormat: layout.kind === 'float' ? 'float' : 'int',
    bitDepth: layout.kind === 'float' ? layout.bytes * 8 : codec.validBits,
    channels: codec.channels,
    rateHz: codec.rateHz,
    frames: Math.floor((span.end - data.offset) / (layout.bytes * Math.max(1, codec.channels))),
    layout,
    dataOffset: data.offset,
    warnings: spanWarning(fileName, span, declared, data.offset),
  })
}
