import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import type { ByteReader } from '../wav/byte-reader'

/**
 * A file on disk, read piece by piece. Reads are synchronous: they run in a render worker, which has nothing better to
 * do, and a read from the system's cache takes less time than a promise's way through the thread pool.
 */
export class FileReader implements ByteReader {
  readonly size: number
  readonly #descriptor: number

  constructor(path: string) {
    this.#descriptor = openSync(path, 'r')
    this.size = fstatSync(this.#descriptor).size
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    const wanted = Math.max(0, Math.min(length, this.size - offset))
    // Memory as it is: every byte is about to be overwritten. Not from Node's shared pool, whose views are not aligned.
    const bytes = new Uint8Array(Buffer.allocUnsafeSlow(wanted).buffer)
    let done = 0
    while (done < wanted) {
      const count = readSync(this.#descriptor, bytes, done, wanted - done, offset + done)
      if (count === 0) break
      done += count
    }
    return done === wanted ? bytes : bytes.subarray(0, done)
  }

  close(): void {
    closeSync(this.#descriptor)
  }
}
