import { expect, it } from 'vitest'
import { ZipReader } from '../../src/review/zip-reader'
import type { ByteReader } from '../../src/wav/byte-reader'
import { localHeader, STORED, type ZipEntry, zipEnd } from './zip-records'

/** A file of which only some places are not zero. */
class SparseReader implements ByteReader {
  readonly size: number
  readonly #parts: { at: number; bytes: Uint8Array }[]

  constructor(parts: { at: number; bytes: Uint8Array }[]) {
    this.#parts = parts
    this.size = Math.max(...parts.map(({ at, bytes }) => at + bytes.length))
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    const out = new Uint8Array(Math.max(0, Math.min(length, this.size - offset)))
    for (const { at, bytes } of this.#parts) {
      const from = Math.max(at, offset)
      const to = Math.min(at + bytes.length, offset + out.length)
      if (from < to) out.set(bytes.subarray(from - at, to - at), from - offset)
    }
    return out
  }
}

it('finds entries beyond 4 GiB, and those that are longer', async () => {
  const long: ZipEntry = { name: 'long', method: STORED, crc32: 1, storedBytes: 6e9, bytes: 6e9, headerAt: 0 }
  const longHead = localHeader(long, true)
  const far: ZipEntry = { ...long, name: 'far', storedBytes: 5, bytes: 5, headerAt: longHead.length + 6e9 }
  const farHead = localHeader(far, false)
  const end = far.headerAt + farHead.length + 5
  const reader = new SparseReader([
    { at: 0, bytes: longHead },
    { at: far.headerAt, bytes: farHead },
    { at: end, bytes: zipEnd([long, far], end) },
  ])
  const zip = await ZipReader.open(reader, 'long.tutti')
  const found = [...zip.entries.values()]
  expect(found.map(({ name, bytes, storedBytes }) => [name, bytes, storedBytes])).toEqual([
    ['long', 6e9, 6e9],
    ['far', 5, 5],
  ])
  expect(await zip.place(found[0]!)).toEqual({ offset: longHead.length, length: 6e9 })
  expect(await zip.place(found[1]!)).toEqual({ offset: far.headerAt + farHead.length, length: 5 })
})
