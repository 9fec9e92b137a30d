import { closeSync, existsSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { reasonOf } from './stem-files'

/** Calls `work`; what the system refuses is said of `path`. */
function naming<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw new Error(`"${path}" could not be written: ${reasonOf(error)}`)
  }
}

let made = 0

/**
 * A file that is there whole or not at all: written under a temporary name beside its place, and renamed when it is
 * finished. `discard` leaves nothing behind, nor does a file of that name suffer that was there before.
 */
export class SafeOutput {
  readonly #path: string
  readonly #temporary: string
  #descriptor: number | null

  constructor(path: string) {
    this.#path = path
    // A short name: one that is nearly too long for the system would be with an addition.
    this.#temporary = join(dirname(path), `.tutti-${process.pid}-${++made}.partial`)
    if (!existsSync(dirname(path))) throw new Error(`"${dirname(path)}" is no folder: make it, or name another place.`)
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw new Error(`"${path}" is a folder: name a file.`)
    this.#descriptor = naming(path, () => openSync(this.#temporary, 'wx'))
  }

  write(bytes: Uint8Array): void {
    naming(this.#path, () => {
      for (let done = 0; done < bytes.length; ) {
        done += writeSync(this.#descriptor as number, bytes, done, bytes.length - done)
      }
    })
  }

  /** Replaces bytes that were written already. */
  writeAt(position: number, bytes: Uint8Array): void {
    naming(this.#path, () => {
      for (let done = 0; done < bytes.length; ) {
        done += writeSync(this.#descriptor as number, bytes, done, bytes.length - done, position + done)
      }
    })
  }

  finish(): void {
    naming(this.#path, () => {
      closeSync(this.#descriptor as number)
      this.#descriptor = null
      renameSync(this.#temporary, this.#path)
    })
  }

  discard(): void {
    if (this.#descriptor !== null) closeSync(this.#descriptor)
    this.#descriptor = null
    rmSync(this.#temporary, { force: true })
  }
}
