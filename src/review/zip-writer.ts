import { Deflate } from 'fflate'
import { createCRC32 } from 'hash-wasm'
import type { ByteSink } from '../delivery/audio-file'
import { joinBytes, utf8Bytes } from '../wav/chunk-bytes'
import { DEFLATED, localHeader, MOST_32_BIT, STORED, type ZipEntry, zipEnd } from './zip-records'

type Write = (bytes: Uint8Array<ArrayBuffer>) => Promise<void>

/** Texts are packed in parts of this length, with a pause between two: the page stays alive. */
const PART_BYTES = 262_144

/** A zip file, written entry by entry: texts are packed, sounds lie in it as they are. */
export class ZipWriter {
  readonly #sink: ByteSink
  readonly #entries: ZipEntry[] = []
  #bytes = 0

  constructor(sink: ByteSink) {
    this.#sink = sink
  }

  /** So far. */
  get bytes(): number {
    return this.#bytes
  }

  async addText(name: string, text: string): Promise<void> {
    const content = utf8Bytes(text)
    const crc = (await createCRC32()).init()
    crc.update(content)
    const packed: Uint8Array[] = []
    const deflate = new Deflate({ level: 6 }, (part) => void packed.push(part))
    for (let at = 0; at === 0 || at < content.length; at += PART_BYTES) {
      deflate.push(content.subarray(at, at + PART_BYTES), at + PART_BYTES >= content.length)
      if (at + PART_BYTES < content.length) await new Promise((done) => setTimeout(done))
    }
    const stored = joinBytes(packed)
    const crc32 = Number.parseInt(crc.digest('hex'), 16)
    const sizes = { crc32, storedBytes: stored.length, bytes: content.length }
    const entry: ZipEntry = { name, method: DEFLATED, ...sizes, headerAt: this.#bytes }
    await this.#write(localHeader(entry, false))
    await this.#write(stored)
    this.#entries.push(entry)
  }

  /** An entry that is written front to back, not packed. `mostBytes`: no more will come. */
  async addStored(name: string, mostBytes: number, fill: (write: Write) => Promise<void>): Promise<void> {
    const crc = (await createCRC32()).init()
    const headerAt = this.#bytes
    const hasZip64 = mostBytes >= MOST_32_BIT
    const unknown: ZipEntry = { name, method: STORED, crc32: 0, storedBytes: 0, bytes: 0, headerAt }
    await this.#write(localHeader(unknown, hasZip64))
    let bytes = 0
    await fill(async (part) => {
      crc.update(part)
      bytes += part.length
      if (bytes > mostBytes) throw new RangeError(`${name} is longer than was said.`)
      await this.#write(part)
    })
    const crc32 = Number.parseInt(crc.digest('hex'), 16)
    const entry: ZipEntry = { ...unknown, crc32, storedBytes: bytes, bytes }
    await this.#sink.writeAt(headerAt, localHeader(entry, hasZip64))
    this.#entries.push(entry)
  }

  async finish(): Promise<void> {
    await this.#write(zipEnd(this.#entries, this.#bytes))
  }

  async #write(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    this.#bytes += bytes.length
    await this.#sink.write(bytes)
  }
}
