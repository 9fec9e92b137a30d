import { type ByteReader, fourCharacters } from '../../wav/byte-reader'
import { readVorbisComments } from '../read-flac-tags'

/** No comment header of ours is longer: pictures and sessions do not travel in Opus. */
const MOST_BYTES = 1 << 20

/** The comments of Opus in Ogg (RFC 7845, 5.2), put together from their pages (RFC 3533, 6); null where there are none. */
export async function readOpusComments(reader: ByteReader): Promise<Map<string, string> | null> {
  const bytes = await reader.read(0, Math.min(reader.size, MOST_BYTES))
  const packet: number[] = []
  let index = 0
  for (let page = 0; fourCharacters(bytes, page) === 'OggS' && index < 2; ) {
    const count = bytes[page + 26] ?? 0
    let at = page + 27 + count
    for (let segment = 0; segment < count && index < 2; segment++) {
      const length = bytes[page + 27 + segment] ?? 0
      if (index === 1) packet.push(...bytes.subarray(at, at + length))
      at += length
      if (length < 255) index++
    }
    page = at
  }
  const header = Uint8Array.from(packet)
  if (index < 2 || fourCharacters(header, 0) !== 'Opus' || fourCharacters(header, 4) !== 'Tags') return null
  const tags = { vendor: '', comments: new Map<string, string>() }
  readVorbisComments(header.subarray(8), tags)
  return tags.comments
}
