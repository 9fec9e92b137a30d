import type { KeptStrip, KeptStrips, StripKeeper } from '../protocol/kept-strips'
import type { StoreFile, StoreFolder, SyncHandle } from './opfs-types'

const ENDING = '.strip'
const PART_ENDING = '.part'
/** A part that nobody has written to for so long belongs to a tab that is gone. */
const ABANDONED_MS = 600_000

interface Listed {
  name: string
  bytes: number
  madeMs: number
}

/** Rendered strips in a folder of the origin private file system; the oldest ones make room for new ones. */
export class KeptStripsFolder implements KeptStrips {
  readonly #folder: StoreFolder
  readonly #budgetBytes: number

  constructor(folder: StoreFolder, budgetBytes: number) {
    this.#folder = folder
    this.#budgetBytes = budgetBytes
  }

  async find(key: string, chunks: number): Promise<KeptStrip | null> {
    try {
      const name = `${await nameOf(key)}${ENDING}`
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

  async begin(key: string, bytes: number): Promise<StripKeeper | null> {
    try {
      await this.#makeRoom(bytes)
      const file = await this.#folder.getFileHandle(`${crypto.randomUUID()}${PART_ENDING}`, { create: true })
      const handle = await file.createSyncAccessHandle()
      return new PartStrip(this.#folder, file, handle, `${await nameOf(key)}${ENDING}`)
    } catch {
      return null
    }
  }

  async #makeRoom(bytes: number): Promise<void> {
    if (bytes > this.#budgetBytes) throw new RangeError('a strip larger than all that may be kept')
    const listed = await this.#list()
    let used = listed.reduce((sum, file) => sum + file.bytes, 0)
    for (const { name, bytes: freed } of listed.sort((a, b) => a.madeMs - b.madeMs)) {
      if (used + bytes <= this.#budgetBytes) return
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

  async #list(): Promise<Listed[]> {
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
      else if (name.endsWith(ENDING)) listed.push({ name, bytes: file.size, madeMs })
    }
    return listed
  }
}

/** A key is long; its SHA-256 is a name. */
async function nameOf(key: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(key))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

const bytesOf = (samples: Float32Array) => new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength)

class KeptFile implements KeptStrip {
  readonly #handle: SyncHandle

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
    if (this.#handle.read(bytes, { at: chunk * bytes.length }) !== bytes.length) {
      throw new Error('A kept strip is shorter than it was.')
    }
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
  #bytes = 0
  #chunkBytes = 0
  #failed = false
  #open = true

  constructor(folder: StoreFolder, file: StoreFile, handle: SyncHandle, name: string) {
    this.#folder = folder
    this.#file = file
    this.#handle = handle
    this.#name = name
  }

  append(chunk: Float32Array): void {
    if (this.#failed) return
    const bytes = bytesOf(chunk)
    try {
      this.#failed = this.#handle.write(bytes, { at: this.#bytes }) !== bytes.length
    } catch {
      this.#failed = true
    }
    this.#chunkBytes = bytes.length
    this.#bytes += bytes.length
  }

  async commit(): Promise<void> {
    const tail = new Uint8Array(4)
    new DataView(tail.buffer).setUint32(0, this.#chunkBytes, true)
    try {
      if (this.#handle.write(tail, { at: this.#bytes }) !== 4) this.#failed = true
    } catch {
      this.#failed = true
    }
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
