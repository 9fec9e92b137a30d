import type { ByteReader } from './byte-reader'
import { fourCharacters } from './byte-reader'

/** A chunk of an IFF-like file (RIFF little-endian, FORM big-endian): id, where its payload lies, the size it declares. */
export interface Chunk {
  id: string
  offset: number
  size: number
}

/** One file that is made of chunks: how to read sizes, and where it ends. */
export interface ChunkFile {
  reader: ByteReader
  littleEndian: boolean
}

const HEADER_BYTES = 8

/** What follows audio in files of the field: ids that are believed in the middle of what a wrong size calls audio. */
const KNOWN_IDS = new Set(
  [
    'LIST bext iXML axml chna ubxt fact cue  plst smpl inst note labl adtl acid strc JUNK junk FLLR PAD  PEAK levl',
    'cart umid minf elm1 regn ovwf muma id3  ID3  _PMX afsp DISP SAUR CSET cset LGWV AFAn ResU SyLp Cr8r DGDA',
    'COMT MARK INST MIDI AESD APPL NAME AUTH (c)  ANNO CHAN FVER',
  ]
    .join(' ')
    .match(/.{4}(?= |$)/g) ?? [],
)

async function headerAt(file: ChunkFile, position: number): Promise<Chunk | null> {
  if (position < 0 || position + HEADER_BYTES > file.reader.size) return null
  const bytes = await file.reader.read(position, HEADER_BYTES)
  if (bytes.length < HEADER_BYTES) return null
  const id = fourCharacters(bytes, 0)
  if (id.includes('?')) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, HEADER_BYTES)
  return { id, offset: position + HEADER_BYTES, size: view.getUint32(4, file.littleEndian) }
}

/**
 * The chunks from `position` on, in order, as their sizes lead from one to the next. Chunks have even lengths with a
 * pad byte that their size does not count; writers forget it, so where no id stands after the pad, one is looked for
 * without it. A caller stops at the audio, whose size may be wrong, and goes on from the end that `audioSpan` gives.
 */
export async function* walkChunks(file: ChunkFile, position: number): AsyncGenerator<Chunk> {
  let header = await headerAt(file, position)
  while (header) {
    yield header
    const end: number = header.offset + header.size
    header = (await headerAt(file, end + (header.size & 1))) ?? (header.size & 1 ? await headerAt(file, end) : null)
  }
}

/** True where chunk headers lead from `position` exactly to `end` (with or without the last pad byte). */
async function chainReaches(file: ChunkFile, position: number, end: number): Promise<boolean> {
  let at = position
  for (let count = 0; count < 256; count++) {
    const header = await headerAt(file, at)
    if (!header) return false
    const last = header.offset + header.size
    const padded = last + (header.size & 1)
    if (last === end || padded === end) return true
    if (padded > end) return false
    at = padded
  }
  return false
}

const SCAN_BYTES = 1 << 20

/**
 * The first place in `from`..`end` from where chunk headers lead exactly to `end`, or null. `anyId` also believes ids
 * that nobody knows: only sound over a short span (four printable bytes are found by chance in loud audio, a size
 * that leads exactly to the end then has a chance of 1 in 4 thousand million for each).
 */
async function findChain(file: ChunkFile, from: number, end: number, anyId: boolean): Promise<number | null> {
  for (let base = from; base < end; base += SCAN_BYTES) {
    const bytes = await file.reader.read(base, Math.min(SCAN_BYTES + HEADER_BYTES, end - base))
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    for (let i = 0; i + HEADER_BYTES <= bytes.length && i < SCAN_BYTES; i++) {
      const first = bytes[i] ?? 0
      if (first < 0x20 || first >= 0x7f) continue
      if (base + i + HEADER_BYTES + view.getUint32(i + 4, file.littleEndian) > end) continue
      const id = fourCharacters(bytes, i)
      if (id.includes('?') || !(anyId || KNOWN_IDS.has(id))) continue
      if (await chainReaches(file, base + i, end)) return base + i
    }
  }
  return null
}

/** Bytes at the end of a file in which a chunk with an unknown id is believed, too. */
const TAIL_BYTES = 65536

export interface AudioSpan {
  /** Where the audio ends, in bytes from the file's start. */
  end: number
  /**
   * 'declared': the header is right. 'leftover': so it seems, but what follows is no chunk. 'unstated': it says
   * nothing. 'cut': it says more than there is. 'corrected': it counts other chunks as audio.
   */
  how: 'declared' | 'leftover' | 'unstated' | 'cut' | 'corrected'
}

/**
 * Where the audio that begins at `start` ends. The rule:
 * 1. A declared size is believed where chunks (or nothing) lead from its end to the end of the form or of the file,
 *    unless the last 64 KiB of what it covers end in well-formed known chunks.
 * 2. Else (0, 0xFFFFFFFF, too big, or pointing into the middle of something) the audio ends where well-formed chunks
 *    begin that lead exactly to the end of the file or of the form: they are never played.
 * 3. Else, where the size fits into the file it is believed; where it does not, the audio runs to the end of the form
 *    if that lies inside the file, or to the end of the file.
 * `formEnd` is where the RIFF or FORM says that it ends; `declared` is null where the format says "unknown".
 */
export async function audioSpan(
  file: ChunkFile,
  start: number,
  declared: number | null,
  formEnd: number,
): Promise<AudioSpan> {
  const size = file.reader.size
  const ends = formEnd > start && formEnd < size ? [size, formEnd] : [size]
  const fits = declared !== null && declared > 0 && start + declared <= size
  if (fits) {
    const end = start + declared
    for (const last of ends) {
      const next = end + (declared & 1)
      if (end === last || next === last) {
        const chain = await findChain(file, Math.max(start, end - TAIL_BYTES), end, false)
        return chain === null ? { end, how: 'declared' } : { end: chain, how: 'corrected' }
      }
      if ((await chainReaches(file, next, last)) || (declared & 1 && (await chainReaches(file, end, last)))) {
        return { end, how: 'declared' }
      }
    }
    // Sizes are 32 bits: a file longer than 4 GiB from a writer that did not care wrapped around.
    if ((size - end) % 0x100000000 === 0) return { end: size, how: 'unstated' }
  }
  const how = declared === null || declared === 0 ? 'unstated' : fits ? 'corrected' : 'cut'
  for (const last of ends) {
    const known = await findChain(file, start, last, false)
    const chain = known ?? (await findChain(file, Math.max(start, last - TAIL_BYTES), last, true))
    if (chain === null || (fits && chain >= start + declared)) continue
    return { end: chain, how: how === 'unstated' ? how : 'corrected' }
  }
  if (fits) return { end: start + declared, how: 'leftover' }
  return { end: ends.at(-1) ?? size, how }
}
