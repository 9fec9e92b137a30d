// Ogg pages (RFC 3533, 6): packets in pieces of at most 255 bytes, at most 255 pieces a page.

const CRC_32 = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte << 24
  for (let i = 0; i < 8; i++) value = value & 0x8000_0000 ? (value << 1) ^ 0x04c1_1db7 : value << 1
  return value >>> 0
})

function crc32(bytes: Uint8Array): number {
  let crc = 0
  for (let i = 0; i < bytes.length; i++) crc = ((crc << 8) ^ CRC_32[(crc >>> 24) ^ bytes[i]!]!) >>> 0
  return crc
}

const MOST_PIECES = 255
/** A page is closed when it has this much: about a quarter of a second at 192 kb/s, as seeking likes it. */
const PAGE_BYTES = 6000
/** One stream to a file, so any number will do; chance would give another file each time. */
const SERIAL = 0x54_55_54_54
const HEADER_BYTES = 27
const UNFINISHED = 0xffff_ffff

/** Pages of one logical stream. */
export class OggPages {
  readonly #ready: Uint8Array<ArrayBuffer>[] = []
  #pieces: Uint8Array[] = []
  #bytes = 0
  #pages = 0
  /** Granule position of the last packet that ends on the page; negative where none does. */
  #granule = -1
  #continues = false

  /** `granule`: where the packet ends. `closePage`: nothing follows it on its page. */
  packet(data: Uint8Array, granule: number, closePage = false): void {
    // A packet of a multiple of 255 bytes ends with an empty piece.
    for (let at = 0; at <= data.length; at += 255) {
      const isEnd = at + 255 > data.length
      // A page that is full is closed before what comes next, so that a last page always has something on it.
      if (this.#pieces.length === MOST_PIECES) this.#close(false, at > 0)
      this.#pieces.push(data.subarray(at, at + 255))
      this.#bytes += Math.min(255, data.length - at)
      if (isEnd) this.#granule = granule
    }
    if (closePage) this.#close(false, false)
  }

  /** To be called between packets: closes the page when it is long enough. */
  closeLongPage(): void {
    if (this.#bytes >= PAGE_BYTES) this.#close(false, false)
  }

  /** Closes the last page, marked as such. */
  end(): void {
    this.#close(true, false)
  }

  /** Pages that are closed, in order. */
  take(): Uint8Array<ArrayBuffer>[] {
    return this.#ready.splice(0)
  }

  #close(isLast: boolean, nextContinues: boolean): void {
    const page = new Uint8Array(HEADER_BYTES + this.#pieces.length + this.#bytes)
    const view = new DataView(page.buffer)
    page.set([0x4f, 0x67, 0x67, 0x53])
    page[5] = (this.#continues ? 1 : 0) | (this.#pages === 0 ? 2 : 0) | (isLast ? 4 : 0)
    const hasEnd = this.#granule >= 0
    view.setUint32(6, hasEnd ? this.#granule >>> 0 : UNFINISHED, true)
    view.setUint32(10, hasEnd ? Math.floor(this.#granule / 2 ** 32) : UNFINISHED, true)
    view.setUint32(14, SERIAL, true)
    view.setUint32(18, this.#pages, true)
    page[26] = this.#pieces.length
    let at = HEADER_BYTES + this.#pieces.length
    for (const [index, piece] of this.#pieces.entries()) {
      page[HEADER_BYTES + index] = piece.length
      page.set(piece, at)
      at += piece.length
    }
    view.setUint32(22, crc32(page), true)
    this.#ready.push(page)
    this.#pages++
    this.#pieces = []
    this.#bytes = 0
    this.#granule = -1
    this.#continues = nextContinues
  }
}
