import type { ByteReader } from './byte-reader'

/** The part of a `Blob` that is used: this floor knows no DOM. */
interface Sliceable {
  readonly size: number
  slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> }
}

/** A `File` of the page, read by pieces: it is never in memory as a whole. */
export class BlobReader implements ByteReader {
  readonly size: number
  readonly #blob: Sliceable

  constructor(blob: Sliceable) {
    this.#blob = blob
    this.size = blob.size
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    return new Uint8Array(await this.#blob.slice(offset, offset + length).arrayBuffer())
  }
}
