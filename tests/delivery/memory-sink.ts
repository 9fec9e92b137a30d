import type { ByteSink } from '../../src/delivery/audio-file'

/** A file in memory. */
export class MemorySink implements ByteSink {
  #bytes = new Uint8Array(0)

  write(bytes: Uint8Array<ArrayBuffer>): void {
    const longer = new Uint8Array(this.#bytes.length + bytes.length)
    longer.set(this.#bytes)
    longer.set(bytes, this.#bytes.length)
    this.#bytes = longer
  }

  writeAt(position: number, bytes: Uint8Array<ArrayBuffer>): void {
    if (position + bytes.length > this.#bytes.length) throw new RangeError('written behind the end')
    this.#bytes.set(bytes, position)
  }

  get bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes
  }
}
