import { Inflate } from 'fflate'
import { crc32 } from 'hash-wasm'
import type { ByteReader } from '../wav/byte-reader'
import { joinBytes } from '../wav/chunk-bytes'
import { ProjectFileError } from './project-file-error'
import {
  CENTRAL_BYTES,
  CENTRAL_SIGNATURE,
  DEFLATED,
  END_BYTES,
  END_SIGNATURE,
  LOCAL_BYTES,
  LOCAL_SIGNATURE,
  MOST_16_BIT,
  MOST_32_BIT,
  STORED,
  ZIP64_END_BYTES,
  ZIP64_END_SIGNATURE,
  ZIP64_EXTRA,
  ZIP64_LOCATOR_BYTES,
  ZIP64_LOCATOR_SIGNATURE,
  type ZipEntry,
} from './zip-records'

const MOST_ENTRIES = 2000
const MOST_DIRECTORY_BYTES = 1_000_000
const MOST_COMMENT_BYTES = 65_535
const ENCRYPTED = 1

/** A zip file that came from anywhere: its list is checked as a whole before any of it is used. */
export class ZipReader {
  readonly entries: ReadonlyMap<string, ZipEntry>
  readonly #reader: ByteReader
  readonly #fileName: string

  private constructor(reader: ByteReader, fileName: string, entries: ReadonlyMap<string, ZipEntry>) {
    this.#reader = reader
    this.#fileName = fileName
    this.entries = entries
  }

  /** Rejects with ProjectFileError where it is no zip file, or one that contradicts itself. */
  static async open(reader: ByteReader, fileName: string): Promise<ZipReader> {
    const entries = await readDirectory(reader, fileName)
    return new ZipReader(reader, fileName, entries)
  }

  /** Where an entry's bytes lie in the file, as they are stored. */
  async place(entry: ZipEntry): Promise<{ offset: number; length: number }> {
    const damaged = () => new ProjectFileError(this.#fileName, `is damaged: "${entry.name}" is not where it should be.`)
    const head = view(await this.#reader.read(entry.headerAt, LOCAL_BYTES))
    if (head.byteLength < LOCAL_BYTES || head.getUint32(0, true) !== LOCAL_SIGNATURE) throw damaged()
    const nameBytes = head.getUint16(26, true)
    const name = await this.#reader.read(entry.headerAt + LOCAL_BYTES, nameBytes)
    if (head.getUint16(8, true) !== entry.method || latin1(name) !== entry.name) throw damaged()
    const offset = entry.headerAt + LOCAL_BYTES + nameBytes + head.getUint16(28, true)
    if (offset + entry.storedBytes > this.#reader.size) throw damaged()
    return { offset, length: entry.storedBytes }
  }

  /** A text of at most `mostBytes`: neither what the file says nor what comes out of it may be more. */
  async text(entry: ZipEntry, mostBytes: number): Promise<string> {
    const fail = (problem: string) => new ProjectFileError(this.#fileName, problem)
    if (entry.bytes > mostBytes || entry.storedBytes > mostBytes)
      throw fail(`cannot be opened: "${entry.name}" in it is larger than any that is written here.`)
    const damaged = () => fail(`is damaged: "${entry.name}" in it cannot be read. Copy or save it again.`)
    const { offset, length } = await this.place(entry)
    const stored = await this.#reader.read(offset, length)
    const content = entry.method === STORED ? stored : await inflated(stored, entry.bytes)
    if (content?.length !== entry.bytes) throw damaged()
    if (Number.parseInt(await crc32(content), 16) !== entry.crc32) throw damaged()
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(content)
    } catch {
      throw damaged()
    }
  }
}

/** Packed bytes that are unpacked at once: they come to a megabyte at most, so what is too long is noticed soon. */
const STEP_BYTES = 1024
/** After so much that came out of them the page has its turn. */
const TURN_BYTES = 1_000_000

/** Unpacked, or null where it is damaged or would be longer than `bytes`. */
async function inflated(stored: Uint8Array, bytes: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = []
  let length = 0
  let inTurn = 0
  const inflate = new Inflate((part) => {
    length += part.length
    inTurn += part.length
    if (length > bytes) throw new RangeError('too long')
    parts.push(part)
  })
  try {
    for (let at = 0; at === 0 || at < stored.length; at += STEP_BYTES) {
      inflate.push(stored.subarray(at, at + STEP_BYTES), at + STEP_BYTES >= stored.length)
      if (inTurn < TURN_BYTES) continue
      inTurn = 0
      await new Promise((done) => setTimeout(done))
    }
  } catch {
    return null
  }
  return joinBytes(parts)
}

interface Directory {
  readonly count: number
  readonly bytes: number
  readonly at: number
}

async function readDirectory(reader: ByteReader, fileName: string): Promise<Map<string, ZipEntry>> {
  const fail = (problem: string) => new ProjectFileError(fileName, problem)
  const place = await findDirectory(reader, fileName)
  if (place.count > MOST_ENTRIES || place.bytes > MOST_DIRECTORY_BYTES)
    throw fail('cannot be opened: it lists more files than any project has.')
  if (place.at + place.bytes > reader.size) throw fail('is cut short. Copy or save it again.')
  const bytes = await reader.read(place.at, place.bytes)
  const entries = new Map<string, ZipEntry>()
  const data = view(bytes)
  let at = 0
  for (let n = 0; n < place.count; n++) {
    if (at + CENTRAL_BYTES > bytes.length || data.getUint32(at, true) !== CENTRAL_SIGNATURE)
      throw fail('is damaged: its list of contents cannot be read. Copy or save it again.')
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((field) => data.getUint16(at + field, true)) as [
      number,
      number,
      number,
    ]
    const nameEnd = at + CENTRAL_BYTES + nameBytes
    const name = latin1(bytes.subarray(at + CENTRAL_BYTES, nameEnd))
    if (entries.has(name)) throw fail(`cannot be opened: it holds "${name}" twice.`)
    if (isTrick(name)) throw fail(`cannot be opened: "${name}" in it is no name that a project has.`)
    const method = data.getUint16(at + 10, true)
    if (data.getUint16(at + 8, true) & ENCRYPTED) throw fail(`cannot be opened: "${name}" in it is encrypted.`)
    if (method !== STORED && method !== DEFLATED)
      throw fail(`cannot be opened: "${name}" in it is packed in a way that is not read here.`)
    const extra = bytes.subarray(nameEnd, nameEnd + extraBytes)
    const sizes = trueSizes(
      [24, 20, 42].map((field) => data.getUint32(at + field, true)),
      extra,
    )
    if (!sizes) throw fail('is damaged: its list of contents cannot be read. Copy or save it again.')
    const [content, storedBytes, headerAt] = sizes
    entries.set(name, { name, method, crc32: data.getUint32(at + 16, true), bytes: content, storedBytes, headerAt })
    at = nameEnd + extraBytes + commentBytes
  }
  checkPlaces(entries, place.at, fileName)
  return entries
}

/** The end record is the last thing in the file but for a comment of its own. */
async function findDirectory(reader: ByteReader, fileName: string): Promise<Directory> {
  const length = Math.min(reader.size, END_BYTES + MOST_COMMENT_BYTES)
  const tailAt = reader.size - length
  const tail = view(await reader.read(tailAt, length))
  for (let at = tail.byteLength - END_BYTES; at >= 0; at--) {
    if (tail.getUint32(at, true) !== END_SIGNATURE) continue
    if (at + END_BYTES + tail.getUint16(at + 20, true) !== tail.byteLength) continue
    const count = tail.getUint16(at + 10, true)
    const [bytes, place] = [tail.getUint32(at + 12, true), tail.getUint32(at + 16, true)]
    const isLong = count === MOST_16_BIT || bytes === MOST_32_BIT || place === MOST_32_BIT
    return (isLong && (await findLongDirectory(reader, tailAt + at))) || { count, bytes, at: place }
  }
  const head = await reader.read(0, 4)
  const isZip = head.length === 4 && view(head).getUint32(0, true) === LOCAL_SIGNATURE
  throw new ProjectFileError(fileName, isZip ? 'is cut short. Copy or save it again.' : 'is no Tutti project.')
}

async function findLongDirectory(reader: ByteReader, endAt: number): Promise<Directory | null> {
  if (endAt < ZIP64_LOCATOR_BYTES) return null
  const locator = view(await reader.read(endAt - ZIP64_LOCATOR_BYTES, ZIP64_LOCATOR_BYTES))
  if (locator.getUint32(0, true) !== ZIP64_LOCATOR_SIGNATURE) return null
  const recordAt = Number(locator.getBigUint64(8, true))
  if (recordAt + ZIP64_END_BYTES > reader.size) return null
  const record = view(await reader.read(recordAt, ZIP64_END_BYTES))
  if (record.getUint32(0, true) !== ZIP64_END_SIGNATURE) return null
  const [count, bytes, at] = [32, 40, 48].map((field) => Number(record.getBigUint64(field, true))) as [
    number,
    number,
    number,
  ]
  return { count, bytes, at }
}

/** Content, stored size and place: those that do not fit in 32 bits stand in the extra field, in this order. */
function trueSizes(short: readonly number[], extra: Uint8Array): [number, number, number] | null {
  const data = view(extra)
  let at = 0
  let end = 0
  for (let field = 0; field + 4 <= extra.length; field += 4 + data.getUint16(field + 2, true)) {
    if (data.getUint16(field, true) !== ZIP64_EXTRA) continue
    at = field + 4
    end = Math.min(extra.length, at + data.getUint16(field + 2, true))
    break
  }
  const sizes: number[] = []
  for (const value of short) {
    if (value < MOST_32_BIT) sizes.push(value)
    else {
      if (at + 8 > end) return null
      sizes.push(Number(data.getBigUint64(at, true)))
      at += 8
    }
  }
  return sizes.every(Number.isSafeInteger) ? (sizes as [number, number, number]) : null
}

/** Entries lie before the directory, one behind the other: two of the same bytes would make a small file a huge one. */
function checkPlaces(entries: ReadonlyMap<string, ZipEntry>, directoryAt: number, fileName: string): void {
  let free = 0
  for (const { name, headerAt, storedBytes } of [...entries.values()].sort((a, b) => a.headerAt - b.headerAt)) {
    const end = headerAt + LOCAL_BYTES + name.length + storedBytes
    if (headerAt < free || end > directoryAt)
      throw new ProjectFileError(fileName, `is damaged: "${name}" in it lies where something else is.`)
    free = end
  }
}

/** Nothing is ever written by these names; one that tries to lead elsewhere is no project's. */
function isTrick(name: string): boolean {
  return name === '' || /^\/|\\|\0|:|(^|\/)\.\.(\/|$)/.test(name)
}

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const latin1 = (bytes: Uint8Array) => String.fromCharCode(...bytes.subarray(0, 1000))
