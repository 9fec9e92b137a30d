/**
 * A file that is made in the page. Small blobs are put to disk by the browser where memory is short; one array of the
 * whole file would not be.
 */
export class PieceList {
  #pieces: Blob[] = []

  write(bytes: Uint8Array<ArrayBuffer>): void {
    this.#pieces.push(new Blob([bytes]))
  }

  /** Replaces bytes that were written. Throws RangeError beyond them. */
  writeAt(position: number, bytes: Uint8Array<ArrayBuffer>): void {
    let start = 0
    let done = 0
    this.#pieces = this.#pieces.map((piece) => {
      const from = Math.max(0, position + done - start)
      const count = Math.min(piece.size - from, bytes.length - done)
      start += piece.size
      if (from >= piece.size || count <= 0) return piece
      const part = bytes.slice(done, done + count)
      done += count
      return new Blob([piece.slice(0, from), part, piece.slice(from + count)])
    })
    if (done < bytes.length) throw new RangeError('Bytes cannot be replaced that were not written.')
  }

  blob(mime: string): Blob {
    return new Blob(this.#pieces, { type: mime })
  }

  clear(): void {
    this.#pieces = []
  }
}
