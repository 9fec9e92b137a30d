import type { RunningSha256 } from '../../stems/stem-hash'
import type { ByteReader } from '../../wav/byte-reader'

const PIECE_BYTES = 1 << 20

/**
 * Hashes a file's bytes from the first to the last while somebody reads it in any way: what is read in order is hashed
 * as it passes by, what is jumped over is read for the hash alone.
 */
export class HashingReader implements ByteReader {
  readonly size: number
  readonly #reader: ByteReader
  readonly #hash: RunningSha256
  #hashed = 0

  constructor(reader: ByteReader, hash: RunningSha256) {
    this.size = reader.size
    this.#reader = reader
    this.#hash = hash
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    const bytes = await this.#reader.read(offset, length)
    const known = this.#hashed - offset
    if (known >= 0 && known < bytes.length) {
      this.#hash.update(known === 0 ? bytes : bytes.subarray(known))
      this.#hashed += bytes.length - known
    }
    return bytes
  }

  /** Hashes what nobody has read up to `offset`. */
  async catchUpTo(offset: number): Promise<void> {
    while (this.#hashed < Math.min(offset, this.size)) {
      const bytes = await this.read(this.#hashed, Math.min(PIECE_BYTES, offset - this.#hashed))
      if (bytes.length === 0) throw new Error('The file became shorter while it was read.')
    }
  }

  /** SHA-256 of the whole file, in hexadecimal digits. The hash is used up. */
  async digest(): Promise<string> {
    await this.catchUpTo(this.size)
    return this.#hash.digest('hex')
  }
}
