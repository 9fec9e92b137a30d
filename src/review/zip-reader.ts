import type { Entry, FileEntry } from '@zip.js/zip.js'
import type { ByteReader } from '../wav/byte-reader'
import { joinBytes } from '../wav/chunk-bytes'
import { ProjectFileError } from './project-file-error'

const MOST_ENTRIES = 2000
/** A local header without its name and its extra field (PKWARE APPNOTE 6.3.10, section 4.3.7). */
const LOCAL_BYTES = 30
const LOCAL_SIGNATURE = 0x04034b50
const STORED = 0
const DEFLATED = 8

export interface ZipEntry {
  readonly name: string
  readonly isStored: boolean
  /** In the file. */
  readonly storedBytes: number
  /** Of the content. */
  readonly bytes: number
}

/** A zip file that came from anywhere: its list is checked as a whole before any of it is used. */
export class ZipReader {
  readonly entries: ReadonlyMap<string, ZipEntry>
  readonly #found: ReadonlyMap<string, FileEntry>
  readonly #reader: ByteReader
  readonly #fileName: string

  private constructor(reader: ByteReader, fileName: string, found: ReadonlyMap<string, FileEntry>) {
    this.#reader = reader
    this.#fileName = fileName
    this.#found = found
    this.entries = new Map([...found].map(([name, entry]) => [name, entryOf(entry)]))
  }

  /** Rejects with ProjectFileError where it is no zip file, or one that contradicts itself. */
  static async open(reader: ByteReader, fileName: string): Promise<ZipReader> {
    const found = await readDirectory(reader, fileName)
    checkPlaces(found, fileName)
    return new ZipReader(reader, fileName, found)
  }

  /** Where an entry's bytes lie in the file, as they are stored. */
  async place({ name }: ZipEntry): Promise<{ offset: number; length: number }> {
    const damaged = () => new ProjectFileError(this.#fileName, `is damaged: "${name}" is not where it should be.`)
    const entry = this.#found.get(name)
    if (!entry) throw damaged()
    const head = view(await this.#reader.read(entry.offset, LOCAL_BYTES))
    if (head.byteLength < LOCAL_BYTES || head.getUint32(0, true) !== LOCAL_SIGNATURE) throw damaged()
    const nameBytes = head.getUint16(26, true)
    const local = await this.#reader.read(entry.offset + LOCAL_BYTES, nameBytes)
    if (head.getUint16(8, true) !== entry.compressionMethod || !isSame(local, entry.rawFilename)) throw damaged()
    const offset = entry.offset + LOCAL_BYTES + nameBytes + head.getUint16(28, true)
    if (offset + entry.compressedSize > this.#reader.size) throw damaged()
    return { offset, length: entry.compressedSize }
  }

  /** A text of at most `mostBytes`: neither what the file says nor what comes out of it may be more. */
  async text({ name, bytes, storedBytes }: ZipEntry, mostBytes: number): Promise<string> {
    const fail = (problem: string) => new ProjectFileError(this.#fileName, problem)
    if (bytes > mostBytes || storedBytes > mostBytes)
      throw fail(`cannot be opened: "${name}" in it is larger than any that is written here.`)
    const parts: Uint8Array[] = []
    let length = 0
    const taken = new WritableStream<Uint8Array>({
      write(part) {
        length += part.length
        if (length > bytes) throw new RangeError('too long')
        parts.push(part)
      },
    })
    try {
      await this.#found.get(name)?.getData(taken, { checkSignature: true, strictness: 'strict', useWebWorkers: false })
      if (length !== bytes) throw new RangeError('too short')
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(joinBytes(parts))
    } catch {
      throw fail(`is damaged: "${name}" in it cannot be read. Copy or save it again.`)
    }
  }
}

function entryOf(entry: FileEntry): ZipEntry {
  const { filename, compressionMethod, compressedSize, uncompressedSize } = entry
  return {
    name: filename,
    isStored: compressionMethod === STORED && compressedSize === uncompressedSize,
    storedBytes: compressedSize,
    bytes: uncompressedSize,
  }
}

async function readDirectory(reader: ByteReader, fileName: string): Promise<Map<string, FileEntry>> {
  const fail = (problem: string) => new ProjectFileError(fileName, problem)
  const { ERR_BAD_FORMAT, ERR_EOCDR_NOT_FOUND, Reader, ZipReader: Zip } = await import('@zip.js/zip.js')
  class Bytes extends Reader<ByteReader> {
    override size = reader.size
    override async readUint8Array(index: number, length: number): Promise<Uint8Array> {
      return reader.read(index, Math.max(0, Math.min(length, reader.size - index)))
    }
  }
  const zip = new Zip(new Bytes(reader), { useWebWorkers: false, filenameValidation: 'tolerant' })
  const found = new Map<string, FileEntry>()
  let name = ''
  try {
    for await (const entry of zip.getEntriesGenerator()) {
      name = entry.filename
      if (found.size === MOST_ENTRIES) throw fail('cannot be opened: it lists more files than any project has.')
      if (isTrick(name) || entry.directory)
        throw fail(`cannot be opened: "${name}" in it is no name that a project has.`)
      if (found.has(name)) throw fail(`cannot be opened: it holds "${name}" twice.`)
      const problem = problemOf(entry)
      if (problem) throw fail(`cannot be opened: "${name}" in it is ${problem}.`)
      found.set(name, entry as FileEntry)
    }
    return found
  } catch (error) {
    if (error instanceof ProjectFileError) throw error
    if (![ERR_BAD_FORMAT, ERR_EOCDR_NOT_FOUND].includes((error as Error).message))
      throw fail('is damaged: its list of contents cannot be read. Copy or save it again.')
    const head = await reader.read(0, 4)
    const isZip = head.length === 4 && view(head).getUint32(0, true) === LOCAL_SIGNATURE
    throw fail(isZip ? 'is cut short. Copy or save it again.' : 'is no Tutti project.')
  }
}

function problemOf({ encrypted, compressionMethod }: Entry): string | null {
  if (encrypted) return 'encrypted'
  return compressionMethod === STORED || compressionMethod === DEFLATED ? null : 'packed in a way that is not read here'
}

/** Entries lie one behind the other: two of the same bytes would make a small file a huge one. */
function checkPlaces(found: ReadonlyMap<string, FileEntry>, fileName: string): void {
  let free = 0
  for (const { filename, offset, rawFilename, compressedSize } of [...found.values()].sort(
    (a, b) => a.offset - b.offset,
  )) {
    if (offset < free)
      throw new ProjectFileError(fileName, `is damaged: "${filename}" in it lies where something else is.`)
    free = offset + LOCAL_BYTES + rawFilename.length + compressedSize
  }
}

/** Nothing is ever written by these names; one that tries to lead elsewhere is no project's. */
function isTrick(name: string): boolean {
  return name === '' || /^\/|\\|\0|:|(^|\/)\.\.(\/|$)/.test(name)
}

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const isSame = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((byte, index) => byte === b[index])
