import type { KeptStrip, KeptStrips, StripKeeper } from '../protocol/kept-strips'
import type { StoreFile, StoreFolder, SyncHandle } from './opfs-types'

const ENDING = '.strip'
const PART_ENDING = '.part'
/** A part that nobody has written to for so long belongs to a tab that is gone. */
const ABANDONED_MS = 600_000
/** A private window keeps such files in memory behind a process: it takes as long for 128 kB as for a megabyte. */
const PIECE_BYTES = 1 << 20
/** Of what was there when the disk was full, so much is kept from then on. */
const SHRINK = 0.7

interface Listed {
  name: string
  bytes: number
  madeMs: number
}

/** Rendered strips in a folder of the origin private file system; the oldest ones make room for new ones. */
export class KeptStripsFolder implements KeptStrips {
  readonly #folder: StoreFolder
  /** Shrinks where the disk turns out to have less room than it said. */
  #budgetBytes: number

  constructor(folder: StoreFolder, budgetBytes: number) {
    this.#folder = folder
    this.#budgetBytes = budgetBytes
  }

  async find(key: string, chunks: number): Promise<KeptStrip | null> {
    try {
      const name = await fileName(key)
      const file = await this.#folder.getFileHandle(name)
      const handle = await file.createSyncAccessHandle({ mode: 'read-only' })
      const kept = new KeptFile(handle)
      if (kept.holds(chunks)) return kept
      // Shorter than the song is now: made anew, and longer.
      kept.close()
      await this.#folder.removeEntry(name)
    } catch {
      // Not there, or another tab is at it: the strip is computed, which is never wrong.
    }
    return null
  }

  async begin(key: string, bytes: number, song: readonly string[] = [key]): Promise<StripKeeper | null> {
    if ((song.indexOf(key) + 1) * bytes > this.#budgetBytes) return null
    try {
      await this.#makeRoom(bytes, new Set(await Promise.all(song.map(fileName))))
      const file = await this.#folder.getFileHandle(`${crypto.randomUUID()}${PART_ENDING}`, { create: true })
      const handle = await file.createSyncAccessHandle()
      return new PartStrip(this.#folder, file, handle, await fileName(key), () => this.#shrink())
    } catch {
      return null
    }
  }

  async #makeRoom(bytes: number, song: ReadonlySet<string>): Promise<void> {
    const listed = await this.#list()
    let used = listed.reduce((sum, file) => sum + file.bytes, 0)
    for (const { name, bytes: freed } of listed.sort((a, b) => a.madeMs - b.madeMs)) {
      if (used + bytes <= this.#budgetBytes) return
      if (song.has(name)) continue
      // One that is being read stays.
      await this.#folder.removeEntry(name).then(
        () => {
          used -= freed
        },
        () => undefined,
      )
    }
    if (used + bytes > this.#budgetBytes) throw new RangeError('all that is kept is in use')
  }

  /** A strip did not fit: what lies there at this moment is more than there is room for. */
  async #shrink(): Promise<void> {
    const bytes = (await this.#list(true)).reduce((sum, file) => sum + file.bytes, 0)
    this.#budgetBytes = Math.min(this.#budgetBytes, SHRINK * bytes)
  }

  /** What is kept; with `parts` what is being written as well. */
  async #list(parts = false): Promise<Listed[]> {
    const listed: Listed[] = []
    const names: string[] = []
    for await (const name of this.#folder.keys()) names.push(name)
    for (const name of names) {
      const file = await this.#folder
        .getFileHandle(name)
        .then((handle) => handle.getFile())
        .catch(() => null)
      if (!file) continue
      const madeMs = (file as File).lastModified ?? 0
      const isAbandoned = name.endsWith(PART_ENDING) && Date.now() - madeMs > ABANDONED_MS
      if (isAbandoned) await this.#folder.removeEntry(name).catch(() => undefined)
      else if (parts || name.endsWith(ENDING)) listed.push({ name, bytes: file.size, madeMs })
    }
    return listed
  }
}

/** A key is long; its SHA-256 is a name. */
async function fileName(key: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key))
  const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex}${ENDING}`
}

const bytesOf = (samples: Float32Array) => new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength)

class KeptFile implements KeptStrip {
  readonly #handle: SyncHandle
  /** What was read last, and where it begins. */
  #piece = new Uint8Array(0)
  #pieceAt = 0

  constructor(handle: SyncHandle) {
    this.#handle = handle
  }

  /** Files end with the length of their chunks in bytes, so that a broken one is seen. */
  holds(chunks: number): boolean {
    const tail = new Uint8Array(4)
    const size = this.#handle.getSize() - 4
    if (size <= 0 || this.#handle.read(tail, { at: size }) !== 4) return false
    const chunkBytes = new DataView(tail.buffer).getUint32(0, true)
    return chunkBytes > 0 && size % chunkBytes === 0 && size / chunkBytes >= chunks
  }

  async read(chunk: number, into: Float32Array): Promise<void> {
    const bytes = bytesOf(into)
    const at = chunk * bytes.length
    if (at < this.#pieceAt || at + bytes.length > this.#pieceAt + this.#piece.length) this.#fetch(at, bytes.length)
    bytes.set(this.#piece.subarray(at - this.#pieceAt, at - this.#pieceAt + bytes.length))
  }

  #fetch(at: number, least: number): void {
    const wanted = Math.max(least, PIECE_BYTES)
    if (this.#piece.length < wanted) this.#piece = new Uint8Array(wanted)
    const count = this.#handle.read(this.#piece, { at })
    if (count < least) throw new Error('A kept strip is shorter than it was.')
    this.#pieceAt = at
  }

  close(): void {
    this.#handle.close()
  }
}

class PartStrip implements StripKeeper {
  readonly #folder: StoreFolder
  readonly #file: StoreFile
  readonly #handle: SyncHandle
  readonly #name: string
  readonly #onFull: () => Promise<void>
  readonly #piece = new Uint8Array(PIECE_BYTES)
  #filled = 0
  #bytes = 0
  #chunkBytes = 0
  #failed = false
  #open = true

  constructor(folder: StoreFolder, file: StoreFile, handle: SyncHandle, name: string, onFull: () => Promise<void>) {
    this.#onFull = onFull
    this.#folder = folder
    this.#file = file
    this.#handle = handle
    this.#name = name
  }

  append(chunk: Float32Array): void {
    if (this.#failed) return
    const bytes = bytesOf(chunk)
    this.#chunkBytes = bytes.length
    if (this.#filled + bytes.length > this.#piece.length) this.#flush()
    if (bytes.length > this.#piece.length) this.#write(bytes)
    else {
      this.#piece.set(bytes, this.#filled)
      this.#filled += bytes.length
    }
  }

  #flush(): void {
    if (this.#filled > 0) this.#write(this.#piece.subarray(0, this.#filled))
    this.#filled = 0
  }

  #write(bytes: Uint8Array): void {
    try {
      if (this.#handle.write(bytes, { at: this.#bytes }) !== bytes.length) this.#failed = true
    } catch {
      this.#failed = true
    }
    this.#bytes += bytes.length
  }

  async commit(): Promise<void> {
    const tail = new Uint8Array(4)
    new DataView(tail.buffer).setUint32(0, this.#chunkBytes, true)
    this.#flush()
    this.#write(tail)
    if (this.#failed) await this.#onFull().catch(() => undefined)
    if (this.#failed || !this.#file.move) return this.discard()
    this.#close()
    await this.#folder.removeEntry(this.#name).catch(() => undefined)
    await this.#file.move(this.#name).catch(() => this.discard())
  }

  async discard(): Promise<void> {
    this.#close()
    await this.#folder.removeEntry(this.#file.name).catch(() => undefined)
  }

  #close(): void {
    if (this.#open) this.#handle.close()
    this.#open = false
  }
}
