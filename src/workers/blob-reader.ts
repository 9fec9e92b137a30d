import type { ByteReader } from '../wav/byte-reader'

/** A `File` of the page, read by pieces: it is never in memory as a whole. */
export class BlobReader implements ByteReader {
  readonly size: number
  readonly #blob: Blob

  constructor(blob: Blob) {
    this.#blob = blob
    this.size = blob.size
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    return new Uint8Array(await this.#blob.slice(offset, offset + length).arrayBuffer())
  }
}
