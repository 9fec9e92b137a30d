import type { ZipWriter as Zip } from '@zip.js/zip.js'
import type { ByteSink } from '../delivery/audio-file'
import { utf8Bytes } from '../wav/chunk-bytes'

type Write = (bytes: Uint8Array<ArrayBuffer>) => Promise<void>

/** 1980-01-01, the first day that the format has: the same project is the same file, wherever the clock stands. */
const DATE = (1 << 21) | (1 << 16)

/** A zip file, written front to back, entry by entry. Nothing is packed: texts are small, sounds are FLAC. */
export class ZipWriter {
  readonly #zip: Zip<unknown>
  readonly #count: () => number

  private constructor(zip: Zip<unknown>, count: () => number) {
    this.#zip = zip
    this.#count = count
  }

  static async open(sink: ByteSink): Promise<ZipWriter> {
    const { ZipWriter: Writer } = await import('@zip.js/zip.js')
    let bytes = 0
    const out = new WritableStream<Uint8Array<ArrayBuffer>>({
      async write(part) {
        bytes += part.length
        // The part's buffer is used again.
        await sink.write(part.slice())
      },
    })
    const fixed = { level: 0, rawLastModDate: DATE, extendedTimestamp: false, useWebWorkers: false } as const
    return new ZipWriter(new Writer(out, fixed), () => bytes)
  }

  /** So far. */
  get bytes(): number {
    return this.#count()
  }

  async addText(name: string, text: string): Promise<void> {
    await this.addStored(name, (write) => write(utf8Bytes(text)))
  }

  /** An entry that is written as it comes. Rejects with what `fill` or the sink rejects with. */
  async addStored(name: string, fill: (write: Write) => Promise<void>): Promise<void> {
    const { readable, writable } = new TransformStream<Uint8Array<ArrayBuffer>>()
    const writer = writable.getWriter()
    const added = this.#zip.add(name, readable)
    added.catch(() => {})
    try {
      // A sink that fails takes nothing more, and never says so to who writes.
      await fill(async (part) => void (await Promise.race([writer.write(part), added])))
      await Promise.race([writer.close(), added])
    } catch (error) {
      await writer.abort(error).catch(() => {})
      throw error
    }
    await added
  }

  async finish(): Promise<void> {
    await this.#zip.close()
  }
}
