/**
 * Random access to a file's bytes, so that one reader serves a file on disk (Node), a `File` (the page) and bytes in
 * memory. `read` resolves to exactly `length` bytes, or to fewer where the file ends first.
 */
export interface ByteReader {
  readonly size: number
  read(offset: number, length: number): Promise<Uint8Array>
}

/** Bytes that are already in memory. Reads are views, not copies. */
export class MemoryReader implements ByteReader {
  readonly size: number
  readonly #bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.size = bytes.length
  }

  read(offset: number, length: number): Promise<Uint8Array> {
    return Promise.resolve(this.#bytes.subarray(offset, offset + length))
  }
}

/** Four bytes as the text they spell; what is not printable ASCII becomes "?" (chunk ids, format marks). */
export function fourCharacters(bytes: Uint8Array, offset: number): string {
  let text = ''
  for (let i = offset; i < offset + 4; i++) {
    const code = bytes[i] ?? 0
    text += code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : '?'
  }
  return text
}
