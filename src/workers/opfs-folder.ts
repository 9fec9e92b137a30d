import type { StemDescription, StoredPeaks } from '../protocol/stem-store'
import { littleEndianBytes } from '../stems/stem-hash'
import type { Exclusively, StoreFile, StoreFolder, SyncHandle } from './opfs-types'
import type { StoredSamples } from './stored-samples'

// A stem is three files: `<sha256>.f32`, interleaved float32 as they are hashed, and beside it `.json` (description)
// and `.peaks` (all minima, then all maxima). The samples get their name last: who finds them finds everything.

const PART_ENDING = '.part'

/** Kept stems in a folder of the origin private file system. Every method may reject as the file system does. */
export class OpfsFolder {
  readonly #folder: StoreFolder
  readonly #exclusively: Exclusively

  constructor(folder: StoreFolder, exclusively: Exclusively) {
    this.#folder = folder
    this.#exclusively = exclusively
  }

  /** Removes what crashed sessions left half written. What another tab is writing is locked, and stays. */
  clean(): Promise<void> {
    return this.#exclusively(async () => {
      const names: string[] = []
      for await (const name of this.#folder.keys()) if (name.endsWith(PART_ENDING)) names.push(name)
      for (const name of names) await this.#folder.removeEntry(name).catch(() => undefined)
    })
  }

  /** A new file without a name yet. */
  begin(): Promise<PartFile> {
    return this.#exclusively(async () => {
      const name = `${crypto.randomUUID()}${PART_ENDING}`
      const file = await this.#folder.getFileHandle(name, { create: true })
      return new PartFile(file, await file.createSyncAccessHandle())
    })
  }

  /** Names a written stem and keeps what belongs to it. A stem that is there already is not written again. */
  finish(part: PartFile, stem: StemDescription, peaks: StoredPeaks): Promise<void> {
    return this.#exclusively(async () => {
      const name = stem.ref.sha256
      const joined = new Float32Array(peaks.min.length * 2)
      joined.set(peaks.min)
      joined.set(peaks.max, peaks.min.length)
      await this.#writeWhole(`${name}.peaks`, littleEndianBytes(joined))
      const described = JSON.stringify({ ...stem, framesPerPeak: peaks.framesPerPeak })
      await this.#writeWhole(`${name}.json`, new TextEncoder().encode(described))
      // Only now: as long as it is open, what was written can be read back if there is no room for the rest.
      part.close()
      if ((await this.#sizeOf(`${name}.f32`)) === part.bytes) await this.#folder.removeEntry(part.name)
      else await this.#rename(part, `${name}.f32`)
    })
  }

  /** Closes and removes a file that is not wanted any more. */
  async abort(part: PartFile): Promise<void> {
    part.close()
    await this.#folder.removeEntry(part.name).catch(() => undefined)
  }

  /** What is kept under a hash; null where nothing whole is. */
  async find(sha256: string): Promise<{ stem: StemDescription; peaks: StoredPeaks | null } | null> {
    const text = await this.#readWhole(`${sha256}.json`)
    if (!text) return null
    try {
      const { framesPerPeak, ...stem } = JSON.parse(new TextDecoder().decode(text)) as StemDescription & {
        framesPerPeak: number
      }
      const { ref } = stem
      if (ref.sha256 !== sha256) return null
      if ((await this.#sizeOf(`${sha256}.f32`)) !== ref.frames * ref.channels * 4) return null
      const bytes = await this.#readWhole(`${sha256}.peaks`)
      const count = Math.ceil(ref.frames / framesPerPeak)
      if (bytes?.length !== count * 8) return { stem, peaks: null }
      const both = new Float32Array(bytes.buffer, 0, count * 2)
      return { stem, peaks: { min: both.slice(0, count), max: both.slice(count), framesPerPeak } }
    } catch {
      return null
    }
  }

  /** The samples of a stem that `find` found. Other tabs may read them at the same time. */
  async open(sha256: string): Promise<OpfsSamples> {
    const file = await this.#folder.getFileHandle(`${sha256}.f32`)
    try {
      const handle = await file.createSyncAccessHandle({ mode: 'read-only' })
      return new OpfsSamples(handle, null)
    } catch {
      // A browser without the read-only mode gives one handle to one tab: the others read by pieces of the file.
      return new OpfsSamples(null, await file.getFile())
    }
  }

  async #writeWhole(name: string, bytes: Uint8Array): Promise<void> {
    const handle = await (await this.#folder.getFileHandle(name, { create: true })).createSyncAccessHandle()
    try {
      handle.truncate(0)
      writeAll(handle, bytes, 0)
    } finally {
      handle.close()
    }
  }

  async #readWhole(name: string): Promise<Uint8Array<ArrayBuffer> | null> {
    try {
      const file = await (await this.#folder.getFileHandle(name)).getFile()
      return new Uint8Array(await file.arrayBuffer())
    } catch {
      return null
    }
  }

  async #sizeOf(name: string): Promise<number> {
    try {
      return (await (await this.#folder.getFileHandle(name)).getFile()).size
    } catch {
      return -1
    }
  }

  async #rename(part: PartFile, name: string): Promise<void> {
    if (part.file.move) return part.file.move(name)
    const source = await part.file.getFile()
    const handle = await (await this.#folder.getFileHandle(name, { create: true })).createSyncAccessHandle()
    try {
      handle.truncate(0)
      for (let at = 0; at < source.size; at += COPY_BYTES) {
        writeAll(handle, new Uint8Array(await source.slice(at, at + COPY_BYTES).arrayBuffer()), at)
      }
    } finally {
      handle.close()
    }
    await this.#folder.removeEntry(part.name)
  }
}

const COPY_BYTES = 1 << 20
const AHEAD_SAMPLES = 1 << 18
const READERS = 2

/** A write that the disk has no room for may throw, or be silently short: both become an error here. */
function writeAll(handle: SyncHandle, bytes: Uint8Array, at: number): void {
  if (handle.write(bytes, { at }) !== bytes.length) {
    throw new DOMException('The disk took only a part of what was written.', 'QuotaExceededError')
  }
}

/** A stem that is being written. */
export class PartFile {
  readonly name: string
  readonly file: StoreFile
  readonly #handle: SyncHandle
  bytes = 0
  isOpen = true

  constructor(file: StoreFile, handle: SyncHandle) {
    this.name = file.name
    this.file = file
    this.#handle = handle
  }

  append(samples: Float32Array): void {
    const bytes = littleEndianBytes(samples)
    writeAll(this.#handle, bytes, this.bytes)
    this.bytes += bytes.length
  }

  /** What was written so far, for who has to go on elsewhere. */
  readBack(firstByte: number, count: number): Float32Array {
    return readSamples(this.#handle, firstByte, count)
  }

  close(): void {
    if (this.isOpen) this.#handle.close()
    this.isOpen = false
  }
}

function readSamples(handle: SyncHandle, firstByte: number, count: number): Float32Array {
  const samples = new Float32Array(count)
  const bytes = new Uint8Array(samples.buffer)
  if (handle.read(bytes, { at: firstByte }) !== bytes.length) throw new RangeError('a stem is shorter than it was')
  return samples
}

/** Kept samples, read through a handle, or by pieces of the file. */
export class OpfsSamples implements StoredSamples {
  readonly #handle: SyncHandle | null
  readonly #file: Blob | null
  /** What was read last, the latest first: one piece for the player, one for a render that reads at the same time. */
  #pieces: { first: number; samples: Float32Array }[] = []

  constructor(handle: SyncHandle | null, file: Blob | null) {
    this.#handle = handle
    this.#file = file
  }

  async read(first: number, count: number): Promise<Float32Array> {
    if (this.#handle) return this.#readAhead(this.#handle, first, count)
    const bytes = await this.#file?.slice(first * 4, (first + count) * 4).arrayBuffer()
    if (bytes?.byteLength !== count * 4) throw new RangeError('a stem is shorter than it was')
    return new Float32Array(bytes)
  }

  /** In pieces of a megabyte: in a private window each read goes through another process, and takes as long for less. */
  #readAhead(handle: SyncHandle, first: number, count: number): Float32Array {
    const holds = (piece: { first: number; samples: Float32Array }) =>
      first >= piece.first && first + count <= piece.first + piece.samples.length
    let piece = this.#pieces.find(holds)
    if (!piece) {
      const samples = new Float32Array(Math.max(count, AHEAD_SAMPLES))
      const bytes = handle.read(new Uint8Array(samples.buffer), { at: first * 4 })
      piece = { first, samples: samples.subarray(0, Math.floor(bytes / 4)) }
      if (piece.samples.length < count) throw new RangeError('a stem is shorter than it was')
    }
    this.#pieces = [piece, ...this.#pieces.filter((other) => other !== piece)].slice(0, READERS)
    return piece.samples.slice(first - piece.first, first - piece.first + count)
  }

  close(): void {
    this.#handle?.close()
  }
}
