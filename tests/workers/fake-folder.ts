import type { StoreFile, StoreFolder, SyncHandle } from '../../src/workers/opfs-types'

/**
 * The origin private file system as its specification says, in memory: handles that lock, a quota, and files that other
 * tabs (other `FakeFolder.tab()`s) see. Nothing of the store is in here.
 */
export class FakeFolder {
  readonly files = new Map<string, Uint8Array<ArrayBuffer>>()
  /** How many write, or how many read, for each open file. */
  readonly #locks = new Map<string, { writers: number; readers: number }>()
  quotaBytes = Number.POSITIVE_INFINITY
  /** What a browser offers: the read-only mode, and renaming. */
  hasReadOnly = true
  hasMove = true
  openHandles = 0

  used(): number {
    return [...this.files.values()].reduce((sum, bytes) => sum + bytes.length, 0)
  }

  tab(): StoreFolder {
    return {
      getFileHandle: async (name, options) => {
        if (!this.files.has(name)) {
          if (!options?.create) throw new DOMException(name, 'NotFoundError')
          this.files.set(name, new Uint8Array(0))
        }
        return this.#handle(name)
      },
      removeEntry: async (name) => {
        if (!this.files.has(name)) throw new DOMException(name, 'NotFoundError')
        if (this.#locks.has(name)) throw new DOMException(name, 'NoModificationAllowedError')
        this.files.delete(name)
      },
      keys: () => asAsync(this.files.keys()),
    }
  }

  #handle(name: string): StoreFile {
    const file: StoreFile = {
      kind: 'file',
      name,
      createSyncAccessHandle: async (options) => this.#open(name, this.hasReadOnly && options?.mode === 'read-only'),
      getFile: async () => {
        const bytes = this.files.get(name)
        if (!bytes) throw new DOMException(name, 'NotFoundError')
        return new Blob([bytes])
      },
    }
    if (this.hasMove) {
      file.move = async (to) => {
        const bytes = this.files.get(name)
        if (!bytes || this.#locks.has(name) || this.#locks.has(to))
          throw new DOMException(to, 'NoModificationAllowedError')
        this.files.delete(name)
        this.files.set(to, bytes)
      }
    }
    return file
  }

  #open(name: string, readOnly: boolean): SyncHandle {
    if (!this.files.has(name)) throw new DOMException(name, 'NotFoundError')
    const lock = this.#locks.get(name) ?? { writers: 0, readers: 0 }
    if (lock.writers > 0 || (!readOnly && lock.readers > 0)) throw new DOMException(name, 'NoModificationAllowedError')
    if (readOnly) lock.readers++
    else lock.writers++
    this.#locks.set(name, lock)
    this.openHandles++
    const content = () => this.files.get(name) ?? new Uint8Array(0)
    const resize = (size: number) => {
      const bytes = content()
      if (this.used() + size - bytes.length > this.quotaBytes) throw new DOMException('full', 'QuotaExceededError')
      const next = new Uint8Array(size)
      next.set(bytes.subarray(0, size))
      this.files.set(name, next)
    }
    return {
      read: (into, { at }) => {
        const part = content().subarray(at, at + into.length)
        into.set(part)
        return part.length
      },
      write: (bytes, { at }) => {
        if (readOnly) throw new DOMException(name, 'NoModificationAllowedError')
        if (at + bytes.length > content().length) resize(at + bytes.length)
        content().set(bytes, at)
        return bytes.length
      },
      truncate: resize,
      getSize: () => content().length,
      flush: () => undefined,
      close: () => {
        this.openHandles--
        if (readOnly) lock.readers--
        else lock.writers--
        if (lock.readers + lock.writers === 0) this.#locks.delete(name)
      },
    }
  }
}

async function* asAsync<T>(values: Iterable<T>): AsyncGenerator<T> {
  yield* [...values]
}
