import type { ByteReader } from './byte-reader'
import { fourCharacters } from './byte-reader'
import { audioSpan, type Chunk, type ChunkFile, walkChunks } from './chunk-walk'
import { type BextContents, readBext, textUpToZero } from './read-bext'
import { type Id3Contents, readId3 } from './read-id3'

/** A cue point, with what the lists beside it say of it. */
export interface CuePoint {
  id: number
  frame: number
  name: string | null
  /** Of the part that begins there; null for a mark. */
  frames: number | null
}

/** Everything that a WAV file says beside its sound. Read by other code than what writes it. */
export interface WavMetadata {
  /** Ids of its chunks in order. */
  chunkIds: string[]
  bext: BextContents | null
  /** LIST-INFO by key. */
  info: Map<string, string>
  id3: Id3Contents | null
  /** In the order of their frames. */
  cues: CuePoint[]
  /** ISRCs in `axml`. */
  axmlIsrcs: string[]
  /** Payload of the chunk `tutt`: see src/delivery/session-chunk.ts. */
  session: Uint8Array | null
  /** What could not be read, in sentences about the file: "Its bext chunk is shorter than the standard's." */
  problems: string[]
}

/** No chunk that we read is longer; what says it is, is stepped over. */
const MOST_CHUNK_BYTES = 1 << 24
const MOST_CHUNKS = 1024
const MOST_CUES = 4096

const READERS: Record<string, (found: WavMetadata, payload: Uint8Array) => void> = {
  bext(found, payload) {
    const bext = readBext(payload)
    if (bext) found.bext ??= bext
    else found.problems.push('Its bext chunk is shorter than the standard’s.')
  },
  LIST(found, payload) {
    const kind = payload.length >= 4 ? fourCharacters(payload, 0) : ''
    if (kind === 'INFO') readInfo(found, payload)
    if (kind === 'adtl') readAdtl(found, payload)
  },
  'cue ': readCues,
  'id3 ': readTag,
  'ID3 ': readTag,
  axml(found, payload) {
    const text = textUpToZero(payload)
    for (const match of text.matchAll(/>\s*ISRC:\s*([A-Za-z0-9-]{12,15})\s*</g)) {
      found.axmlIsrcs.push((match[1] ?? '').replaceAll('-', '').toUpperCase())
    }
  },
  tutt(found, payload) {
    found.session ??= payload.slice()
  },
}

/**
 * Reads what a RIFF, RF64 or BW64 file says beside its sound; null where the file is none. Nothing in the file makes it
 * throw: what is broken is in `problems`. Rejects only where the bytes themselves cannot be read.
 */
export async function readWavMetadata(reader: ByteReader): Promise<WavMetadata | null> {
  const head = await reader.read(0, 12)
  if (head.length < 12 || !['RIFF', 'RF64', 'BW64'].includes(fourCharacters(head, 0))) return null
  if (fourCharacters(head, 8) !== 'WAVE') return null
  const found: WavMetadata = {
    ...{ chunkIds: [], bext: null, info: new Map(), id3: null, cues: [], axmlIsrcs: [], session: null, problems: [] },
  }
  for await (const chunk of chunksOf(reader, riffEnd(head))) {
    if (found.chunkIds.length >= MOST_CHUNKS) {
      found.problems.push(`It has more than ${MOST_CHUNKS} chunks; the others were not read.`)
      break
    }
    found.chunkIds.push(chunk.id)
    const read = Object.hasOwn(READERS, chunk.id) ? READERS[chunk.id] : undefined
    if (!read) continue
    if (chunk.size > MOST_CHUNK_BYTES || chunk.offset + chunk.size > reader.size) {
      found.problems.push(`Its "${chunk.id}" chunk says that it has ${chunk.size} bytes; it was not read.`)
      continue
    }
    read(found, await reader.read(chunk.offset, chunk.size))
  }
  found.cues.sort((a, b) => a.frame - b.frame || a.id - b.id)
  return found
}

function riffEnd(head: Uint8Array): number {
  return 8 + new DataView(head.buffer, head.byteOffset, 12).getUint32(4, true)
}

/** All chunks, with the audio's true length, which may be in `ds64` or wrong. */
async function* chunksOf(reader: ByteReader, formEnd: number): AsyncGenerator<Chunk> {
  const file: ChunkFile = { reader, littleEndian: true }
  let long: { riffEnd: number; data: number } | null = null
  let data: Chunk | null = null
  for await (const chunk of walkChunks(file, 12)) {
    yield chunk
    if (chunk.id === 'ds64' && chunk.size >= 16) {
      const bytes = await reader.read(chunk.offset, 16)
      if (bytes.length === 16) long = { riffEnd: 8 + size64(bytes, 0), data: size64(bytes, 8) }
    }
    if (chunk.id === 'data') {
      data = chunk
      break
    }
  }
  if (!data) return
  const isLong = data.size === 0xffffffff
  const declared = isLong ? (long?.data ?? null) : data.size
  const span = await audioSpan(file, data.offset, declared, isLong && long ? long.riffEnd : formEnd)
  yield* walkChunks(file, span.end + ((span.end - data.offset) & 1))
}

function size64(bytes: Uint8Array, at: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return view.getUint32(at + 4, true) * 0x100000000 + view.getUint32(at, true)
}

/** The small chunks inside of a list. */
function* itemsOf(payload: Uint8Array): Generator<{ id: string; content: Uint8Array }> {
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength)
  for (let at = 4; at + 8 <= payload.length; ) {
    const size = view.getUint32(at + 4, true)
    yield { id: fourCharacters(payload, at), content: payload.subarray(at + 8, at + 8 + size) }
    at += 8 + size + (size & 1)
  }
}

function readInfo(found: WavMetadata, payload: Uint8Array): void {
  for (const { id, content } of itemsOf(payload)) {
    if (!found.info.has(id)) found.info.set(id, textUpToZero(content))
  }
}

function readCues(found: WavMetadata, payload: Uint8Array): void {
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength)
  const held = Math.max(0, Math.floor((payload.length - 4) / 24))
  const stated = payload.length >= 4 ? view.getUint32(0, true) : 0
  if (stated !== held) found.problems.push(`Its cue chunk says ${stated} points and has room for ${held}.`)
  const count = Math.min(stated, held, MOST_CUES)
  if (found.cues.length > 0) return
  for (let i = 0; i < count; i++) {
    const at = 4 + 24 * i
    found.cues.push({ id: view.getUint32(at, true), frame: view.getUint32(at + 20, true), name: null, frames: null })
  }
}

/** Names and lengths belong to cue points that came before; this is the order in which everybody writes them. */
function readAdtl(found: WavMetadata, payload: Uint8Array): void {
  const byId = new Map(found.cues.map((cue) => [cue.id, cue]))
  for (const { id, content } of itemsOf(payload)) {
    if (content.length < 4) continue
    const view = new DataView(content.buffer, content.byteOffset, content.byteLength)
    const cue = byId.get(view.getUint32(0, true))
    if (!cue) continue
    if (id === 'labl') cue.name ??= textUpToZero(content.subarray(4))
    if (id === 'ltxt' && content.length >= 8) cue.frames ??= view.getUint32(4, true)
  }
}

function readTag(found: WavMetadata, payload: Uint8Array): void {
  const tag = readId3(payload)
  if (tag) found.id3 ??= tag
  else found.problems.push('Its ID3 chunk holds no ID3 tag.')
}
