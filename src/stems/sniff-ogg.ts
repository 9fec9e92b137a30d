import type { ByteReader } from '../wav/byte-reader'
import { fourCharacters } from '../wav/byte-reader'

/** The codec of an Ogg file's first stream, by its first packet (RFC 3533, 7845, Vorbis I, RFC 9639). */
export async function sniffOgg(
  reader: ByteReader,
): Promise<{ codec: string; rateHz: number | null; name: string } | null> {
  const page = await reader.read(0, 512)
  const packet = 27 + (page[26] ?? 0)
  if (page.length < packet + 16) return null
  const view = new DataView(page.buffer, page.byteOffset, page.byteLength)
  if (page[packet] === 1 && fourCharacters(page, packet + 1) === 'vorb') {
    return { codec: 'vorbis', rateHz: view.getUint32(packet + 12, true), name: 'Vorbis' }
  }
  // Opus is always decoded at 48 kHz; the rate in its header is only what was once put in.
  if (fourCharacters(page, packet) === 'Opus') return { codec: 'opus', rateHz: 48000, name: 'Opus' }
  if (page[packet] === 0x7f && fourCharacters(page, packet + 1) === 'FLAC' && page.length >= packet + 17 + 13) {
    return { codec: 'flac', rateHz: view.getUint32(packet + 17 + 10) >>> 12, name: 'FLAC' }
  }
  return null
}
