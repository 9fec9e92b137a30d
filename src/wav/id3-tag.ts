import { joinBytes, plainBytes, utf8Bytes } from './chunk-bytes'

// ID3 tag, version 2.4.0 (id3.org, 2000): the first version with UTF-8 and with dates of any precision (TDRC).

/** The other version's readers stop at sizes with the top bit set, so sizes here have 7 bits a byte ("synchsafe"). */
function synchsafe(value: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.of((value >>> 21) & 127, (value >>> 14) & 127, (value >>> 7) & 127, value & 127)
}

function bigEndian(value: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value)
}

export function id3Frame(id: string, ...payload: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const body = joinBytes(payload)
  return joinBytes([plainBytes(id), synchsafe(body.length), new Uint8Array(2), body])
}

const UTF8 = Uint8Array.of(3)
const ZERO = Uint8Array.of(0)
const clean = (text: string) => utf8Bytes(text.replaceAll('\0', ' '))

/** A text frame: T000 to TZZZ. */
export function id3Text(id: string, text: string): Uint8Array<ArrayBuffer> {
  return id3Frame(id, UTF8, clean(text))
}

/** TXXX: a text under a name of its own. */
export function id3OwnText(name: string, text: string): Uint8Array<ArrayBuffer> {
  return id3Frame('TXXX', UTF8, clean(name), ZERO, clean(text))
}

/** TIPL: who did what, as pairs of role and name. */
export function id3People(pairs: readonly (readonly [role: string, name: string])[]): Uint8Array<ArrayBuffer> {
  return id3Frame('TIPL', UTF8, ...pairs.flatMap(([role, name]) => [clean(role), ZERO, clean(name), ZERO]))
}

/** COMM: the comment, without a description. The language must be said, and is not known: "und" (ISO 639-2). */
export function id3Comment(text: string): Uint8Array<ArrayBuffer> {
  return id3Frame('COMM', UTF8, plainBytes('und'), ZERO, clean(text))
}

/** CHAP (ID3v2 Chapter Frame Addendum 1.0): a part from `startMs` to `endMs`. */
export function id3Chapter(id: string, name: string, startMs: number, endMs: number): Uint8Array<ArrayBuffer> {
  const byTimeOnly = bigEndian(0xffffffff)
  const times = [bigEndian(startMs), bigEndian(endMs), byTimeOnly, byTimeOnly]
  return id3Frame('CHAP', plainBytes(id), ZERO, ...times, id3Text('TIT2', name))
}

/** CTOC: the chapters by their ids, in order, as the one table of contents. */
export function id3Contents(chapterIds: readonly string[]): Uint8Array<ArrayBuffer> {
  const topLevelAndOrdered = 3
  const entries = chapterIds.flatMap((id) => [plainBytes(id), ZERO])
  return id3Frame('CTOC', plainBytes('toc'), ZERO, Uint8Array.of(topLevelAndOrdered, chapterIds.length), ...entries)
}

/** PRIV: bytes of a program's own, under its name. */
export function id3Private(owner: string, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return id3Frame('PRIV', plainBytes(owner), ZERO, bytes)
}

/** The tag; nothing where it has no frames. */
export function id3Tag(frames: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  if (frames.length === 0) return new Uint8Array(0)
  const body = joinBytes(frames)
  return joinBytes([plainBytes('ID3'), Uint8Array.of(4, 0, 0), synchsafe(body.length), body])
}
