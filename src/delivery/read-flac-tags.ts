import { type ByteReader, fourCharacters } from '../wav/byte-reader'
import { SESSION_CHUNK_ID } from './session-chunk'

/** What a FLAC file's metadata blocks say. */
export interface FlacTags {
  vendor: string
  /** Vorbis comments by key in upper case; the first of a key counts. */
  comments: Map<string, string>
  /** Our APPLICATION block, without its id. */
  session: Uint8Array | null
}

const MOST_BLOCKS = 1024
const MOST_COMMENTS = 4096

/** Reads the metadata blocks of a bare FLAC file (RFC 9639, 8); null where it is none. Never throws on what it holds. */
export async function readFlacTags(reader: ByteReader): Promise<FlacTags | null> {
  let at = await behindId3(reader)
  if (fourCharacters(await reader.read(at, 4), 0) !== 'fLaC') return null
  at += 4
  const tags: FlacTags = { vendor: '', comments: new Map(), session: null }
  for (let count = 0; count < MOST_BLOCKS; count++) {
    const head = await reader.read(at, 4)
    if (head.length < 4) break
    const [first = 0, high = 0, middle = 0, low = 0] = head
    const length = (high << 16) | (middle << 8) | low
    if ((first & 0x7f) === 2 && fourCharacters(await reader.read(at + 4, 4), 0) === SESSION_CHUNK_ID && length >= 4) {
      tags.session ??= (await reader.read(at + 8, length - 4)).slice()
    }
    if ((first & 0x7f) === 4) readVorbisComments(await reader.read(at + 4, length), tags)
    at += 4 + length
    if (first & 0x80) break
  }
  return tags
}

/** Some tools put an ID3v2 tag before everything. */
async function behindId3(reader: ByteReader): Promise<number> {
  const head = await reader.read(0, 10)
  if (head.length < 10 || head[0] !== 0x49 || head[1] !== 0x44 || head[2] !== 0x33) return 0
  let size = 0
  for (let i = 6; i < 10; i++) size = size * 128 + ((head[i] ?? 0) & 127)
  return 10 + size + ((head[5] ?? 0) & 0x10 ? 10 : 0)
}

/** A Vorbis comment header's content (Vorbis I, 5.2.1), as FLAC and Opus have it, into `tags`. */
export function readVorbisComments(bytes: Uint8Array, tags: Pick<FlacTags, 'vendor' | 'comments'>): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 0
  const counted = (): string | null => {
    if (at + 4 > bytes.length) return null
    const length = view.getUint32(at, true)
    const end = at + 4 + length
    if (end > bytes.length) return null
    const text = new TextDecoder('utf-8').decode(bytes.subarray(at + 4, end))
    at = end
    return text
  }
  tags.vendor = counted() ?? ''
  const count = at + 4 <= bytes.length ? Math.min(view.getUint32(at, true), MOST_COMMENTS) : 0
  at += 4
  for (let i = 0; i < count; i++) {
    const text = counted()
    if (text === null) return
    const [, key = '', value = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? []
    const name = key.toUpperCase()
    if (name !== '' && !tags.comments.has(name)) tags.comments.set(name, value)
  }
}
