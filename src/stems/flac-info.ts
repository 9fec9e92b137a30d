import type { ByteReader } from '../wav/byte-reader'
import { fourCharacters } from '../wav/byte-reader'

/** A FLAC stream's STREAMINFO (RFC 9639, 8.2). */
export interface FlacInfo {
  rateHz: number
  channels: number
  bits: number
  /** 0 where the encoder did not know. */
  frames: number
  /** Frames in every block but the last, where the block size is fixed. */
  blockFrames: number
  /** Where the first audio frame lies in a bare FLAC file; 0 in Ogg, where pages are read from the start. */
  audioOffset: number
}

function parseStreamInfo(bytes: Uint8Array, offset: number): Omit<FlacInfo, 'audioOffset'> | null {
  if (bytes.length < offset + 34) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset + offset, 34)
  const packed = view.getUint32(10)
  return {
    rateHz: packed >>> 12,
    channels: ((packed >>> 9) & 7) + 1,
    bits: ((packed >>> 4) & 31) + 1,
    blockFrames: view.getUint16(2),
    frames: (packed & 15) * 2 ** 32 + view.getUint32(14),
  }
}

/** Bytes of an ID3v2 tag at the file's start, which some tools put before "fLaC" and MP3; 0 where there is none. */
export function id3Bytes(head: Uint8Array): number {
  if (head.length < 10 || head[0] !== 0x49 || head[1] !== 0x44 || head[2] !== 0x33) return 0
  const size = ((head[6] ?? 0) << 21) | ((head[7] ?? 0) << 14) | ((head[8] ?? 0) << 7) | (head[9] ?? 0)
  return 10 + size + ((head[5] ?? 0) & 0x10 ? 10 : 0)
}

/** STREAMINFO of a bare FLAC file, and where its frames begin; null where it is none. Pictures are stepped over. */
export async function readFlacInfo(reader: ByteReader): Promise<FlacInfo | null> {
  let at = id3Bytes(await reader.read(0, 10))
  if (fourCharacters(await reader.read(at, 4), 0) !== 'fLaC') return null
  at += 4
  let info: Omit<FlacInfo, 'audioOffset'> | null = null
  for (;;) {
    const head = await reader.read(at, 4)
    if (head.length < 4) return null
    const type = (head[0] ?? 0) & 0x7f
    const length = ((head[1] ?? 0) << 16) | ((head[2] ?? 0) << 8) | (head[3] ?? 0)
    if (type === 0) info ??= parseStreamInfo(await reader.read(at + 4, 34), 0)
    at += 4 + length
    if ((head[0] ?? 0) & 0x80) return info && { ...info, audioOffset: at }
  }
}

/** STREAMINFO of FLAC in Ogg (RFC 9639, 10.1): it is in the first page, behind 9 bytes of mapping header. */
export async function readOggFlacInfo(reader: ByteReader): Promise<FlacInfo | null> {
  const page = await reader.read(0, 512)
  const segments = page[26] ?? 0
  const packet = 27 + segments
  if (fourCharacters(page, 0) !== 'OggS' || page[packet] !== 0x7f || fourCharacters(page, packet + 9) !== 'fLaC')
    return null
  const info = parseStreamInfo(page, packet + 17)
  return info && { ...info, audioOffset: 0 }
}
