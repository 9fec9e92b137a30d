import { AudioFileError } from './audio-file-error'
import type { ByteReader } from './byte-reader'
import { fourCharacters } from './byte-reader'
import { audioSpan, type Chunk, type ChunkFile, walkChunks } from './chunk-walk'
import { checkedFormat, spanWarning } from './pcm-checks'
import type { PcmFormat, SampleLayout } from './pcm-format'

// AIFF: Apple "Audio Interchange File Format 1.3"; AIFF-C: Apple "AIFF-C draft 1991-08-26" and QuickTime's codes.

interface Common {
  channels: number
  frames: number
  bits: number
  rateHz: number
  compression: string
}

/** An 80-bit IEEE 754 extended number, sign and exponent, then a 64-bit mantissa: exact for every rate. 0 beyond 2^±63. */
function extendedToNumber(view: DataView, offset: number): number {
  const head = view.getUint16(offset)
  const mantissa = view.getUint32(offset + 2) * 0x100000000 + view.getUint32(offset + 6)
  let exponent = (head & 0x7fff) - 16383 - 63
  if (mantissa === 0 || exponent < -126 || exponent > 0) return 0
  let value = mantissa
  for (; exponent < 0; exponent++) value /= 2
  return head & 0x8000 ? -value : value
}

function parseCommon(payload: Uint8Array, isAifc: boolean): Common | null {
  if (payload.length < 18) return null
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength)
  return {
    channels: view.getUint16(0),
    frames: view.getUint32(2),
    bits: view.getUint16(6),
    // A few old machines had rates between whole numbers; samples are the same at the nearest.
    rateHz: Math.round(extendedToNumber(view, 8)),
    compression: isAifc && payload.length >= 22 ? fourCharacters(payload, 18) : 'NONE',
  }
}

const LAYOUTS: Record<string, SampleLayout> = {
  fl32: { kind: 'float', bytes: 4, littleEndian: false },
  FL32: { kind: 'float', bytes: 4, littleEndian: false },
  fl64: { kind: 'float', bytes: 8, littleEndian: false },
  FL64: { kind: 'float', bytes: 8, littleEndian: false },
  in24: { kind: 'signed', bytes: 3, littleEndian: false },
  in32: { kind: 'signed', bytes: 4, littleEndian: false },
  '42ni': { kind: 'signed', bytes: 3, littleEndian: true },
  '23ni': { kind: 'signed', bytes: 4, littleEndian: true },
}

function sampleLayout(common: Common, fileName: string): SampleLayout {
  const { compression, bits } = common
  const fixed = LAYOUTS[compression]
  if (fixed) return fixed
  const bytes = Math.ceil(bits / 8)
  const isPcm = compression === 'NONE' || compression === 'twos' || compression === 'sowt' || compression === 'raw '
  if (!isPcm) {
    const problem = `holds AIFF-C of the kind "${compression.trim()}", which is not read. Export it as 24-bit WAV.`
    throw new AudioFileError('unsupportedCodec', fileName, problem)
  }
  if (bytes < 1 || bytes > 4) {
    throw new AudioFileError(
      'unsupportedCodec',
      fileName,
      `holds ${bits}-bit samples, which are not read. Export it as 24-bit WAV.`,
    )
  }
  // 8 bits are signed in AIFF, other than in WAV; only 'raw ' is offset binary.
  if (compression === 'raw ' && bytes === 1) return { kind: 'unsigned', bytes, littleEndian: false }
  return { kind: 'signed', bytes, littleEndian: compression === 'sowt' }
}

/** Finds format and audio in an AIFF or AIFF-C file. Reads headers only. */
export async function openAiff(reader: ByteReader, fileName: string): Promise<PcmFormat> {
  const head = await reader.read(0, 12)
  const isAifc = fourCharacters(head, 8) === 'AIFC'
  const formSize = new DataView(head.buffer, head.byteOffset, head.byteLength).getUint32(4)
  const file: ChunkFile = { reader, littleEndian: false }

  let common: Common | null = null
  let sound: Chunk | null = null
  const readCommon = async (chunk: Chunk) =>
    parseCommon(await reader.read(chunk.offset, Math.min(chunk.size, 64)), isAifc)
  for await (const chunk of walkChunks(file, 12)) {
    if (chunk.id === 'COMM') common ??= await readCommon(chunk)
    if (chunk.id === 'SSND') {
      sound = chunk
      break
    }
  }
  const prefix = sound ? await reader.read(sound.offset, 8) : new Uint8Array(0)
  if (!sound || prefix.length < 8) {
    throw new AudioFileError('damaged', fileName, 'has an AIFF header but no audio in it. Copy or export it again.')
  }
  const unknown = sound.size === 0xffffffff || sound.size <= 8
  const declared = unknown ? null : sound.size - 8
  const start = sound.offset + 8
  // Only the end counts, and the size of the chunk includes offset and block size, so the span starts behind them.
  const span = await audioSpan(file, start, declared, 8 + formSize)
  if (!common) {
    for await (const chunk of walkChunks(file, span.end + ((span.end - start) & 1))) {
      if (chunk.id === 'COMM') common ??= await readCommon(chunk)
    }
  }
  if (!common) throw new AudioFileError('damaged', fileName, 'does not say what format it has. Export it again.')
  const layout = sampleLayout(common, fileName)
  // "Offset" shifts the first sample inside the chunk, for writers that align blocks.
  const dataOffset = start + new DataView(prefix.buffer, prefix.byteOffset, 8).getUint32(0)
  const held = Math.max(0, Math.floor((span.end - dataOffset) / (layout.bytes * Math.max(1, common.channels))))
  // The frame count is a second statement of the length: an aligned block may be longer than the sound in it.
  const stated = common.frames > 0 && common.frames !== 0xffffffff ? common.frames : held
  return checkedFormat(fileName, {
    container: isAifc ? 'aifc' : 'aiff',
    sampleFormat: layout.kind === 'float' ? 'float' : 'int',
    bitDepth: layout.kind === 'float' || LAYOUTS[common.compression] ? layout.bytes * 8 : common.bits,
    channels: common.channels,
    rateHz: common.rateHz,
    frames: Math.min(held, stated),
    layout,
    dataOffset,
    warnings: spanWarning(fileName, span, declared, start),
  })
}
