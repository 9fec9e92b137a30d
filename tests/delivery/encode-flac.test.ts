import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { openCodedFile } from '../../src/delivery/encode/open-coded-file'
import { crc8, crc16 } from '../../src/stems/flac-crc'
import { readFlacInfo } from '../../src/stems/flac-info'
import { openLossless } from '../../src/stems/open-lossless'
import { codedBytes, codedPcm, codedSpec } from './coded-sample-files'
import { MemorySink } from './memory-sink'
import { MEASURED, metadataWith } from './sample-files'

const readerOf = (bytes: Uint8Array<ArrayBuffer>) => ({
  size: bytes.length,
  read: async (offset: number, length: number) => bytes.slice(offset, offset + length),
})

/** Interleaved whole numbers, as our own reader of stems decodes them. */
async function integersOf(bytes: Uint8Array<ArrayBuffer>, full: number): Promise<number[]> {
  const file = await openLossless(readerOf(bytes), 'coded.flac')
  const integers: number[] = []
  for await (const { channels, warning } of file.pieces()) {
    expect(warning).toBeUndefined()
    const [left, right] = channels as [Float32Array, Float32Array]
    for (const [n, value] of left?.entries() ?? []) integers.push(value * full, (right[n] ?? Number.NaN) * full)
  }
  return integers
}

function integersIn(pcm: Uint8Array, size: 2 | 3): number[] {
  const view = Buffer.from(pcm.buffer, pcm.byteOffset, pcm.length)
  return Array.from({ length: pcm.length / size }, (_, n) => view.readIntLE(n * size, size))
}

describe('a FLAC file', () => {
  it.each([
    ['flac24', 3, 44_100, 30_011],
    ['flac16', 2, 48_000, 30_011],
    ['flac24', 3, 192_000, 30_011],
    ['flac16', 2, 88_200, 4_096],
    ['flac24', 3, 96_000, 1],
    ['flac16', 2, 44_100, 17],
  ] as const)('%s gives back every sample (%i bytes at %i Hz, %i frames)', async (format, size, rateHz, frames) => {
    const pcm = codedPcm(format, frames)
    const bytes = await codedBytes(codedSpec(format, rateHz, frames), pcm)
    const [decoded, original] = [await integersOf(bytes, 2 ** (8 * size - 1)), integersIn(pcm, size)]
    expect(decoded).toHaveLength(original.length)
    // Broken once by leaving 24 bits at the lower end of 32.
    expect(decoded.filter((value, n) => value !== original[n])).toHaveLength(0)
    const info = await readFlacInfo(readerOf(bytes))
    expect(info).toMatchObject({ rateHz, channels: 2, bits: size * 8, frames, blockFrames: 4096 })
    const md5 = createHash('md5').update(pcm).digest('hex')
    expect(Buffer.from(bytes.subarray(26, 42)).toString('hex')).toBe(md5)
  })

  it('says how long its shortest and longest frames are', async () => {
    const frames = 30_011
    const bytes = await codedBytes(codedSpec('flac24', 44_100, frames), codedPcm('flac24', frames))
    const { audioOffset } = (await readFlacInfo(readerOf(bytes)))!
    const starts = frameStarts(bytes, audioOffset)
    expect(starts).toHaveLength(Math.ceil(frames / 4096))
    const lengths = starts.map((start, n) => (starts[n + 1] ?? bytes.length) - start)
    const view = Buffer.from(bytes)
    // Broken once: both stood a byte too early, which no decoder minds.
    expect([view.readUIntBE(12, 3), view.readUIntBE(15, 3)]).toEqual([Math.min(...lengths), Math.max(...lengths)])
  })

  it('carries its tags and the session between STREAMINFO and the sound', async () => {
    const pcm = codedPcm('flac24', 5000)
    const metadata = metadataWith({ title: 'Über', isrc: 'DEXY12600001', session: '{"a":1}' })
    const bytes = await codedBytes({ ...codedSpec('flac24', 48_000, 5000), metadata }, pcm)
    const { audioOffset } = (await readFlacInfo(readerOf(bytes)))!
    const head = Buffer.from(bytes.subarray(0, audioOffset)).toString('utf8')
    for (const text of ['TITLE=Über', 'ISRC=DEXY12600001', 'tutt{"program"', 'Tutti 0.1.0'])
      expect(head).toContain(text)
    expect(await integersOf(bytes, 2 ** 23)).toHaveLength(10_000)
  })

  it('is the same file however its samples come', async () => {
    const frames = 20_000
    const pcm = codedPcm('flac24', frames)
    const spec = codedSpec('flac24', 48_000, frames)
    const whole = await codedBytes(spec, pcm, frames)
    for (const piece of [1, 333, 4096]) expect(await codedBytes(spec, pcm.slice(), piece)).toEqual(whole)
  })

  it('refuses what it cannot be, in words that help', async () => {
    const sink = new MemorySink()
    await expect(openCodedFile(codedSpec('flac24', 384_000, 10), sink)).rejects.toThrow(
      new RangeError(
        '24-bit FLAC cannot be made at 384 kHz. Choose a delivery rate of 44.1, 48, 88.2, 96, 176.4 or 192 kHz.',
      ),
    )
    await expect(openCodedFile(codedSpec('flac24', 48_000, 0), sink)).rejects.toThrow(RangeError)
    await expect(openCodedFile(codedSpec('wav24', 48_000, 10), sink)).rejects.toThrow(RangeError)
    expect(sink.bytes).toHaveLength(0)
  })

  it('refuses more and fewer samples than it was opened for', async () => {
    const pcm = codedPcm('flac16', 11)
    const longer = await openCodedFile(codedSpec('flac16', 48_000, 10), new MemorySink())
    await expect(longer.write(pcm)).rejects.toThrow('More samples')
    const shorter = await openCodedFile(codedSpec('flac16', 48_000, 12), new MemorySink())
    await shorter.write(pcm)
    await expect(shorter.finish(MEASURED)).rejects.toThrow('Fewer samples')
  })

  it('gives back the sink’s own error, and ends the encoder', async () => {
    const full = new Error('The disk is full.')
    const file = await openCodedFile(codedSpec('flac16', 48_000, 10_000), {
      write() {
        throw full
      },
      writeAt() {},
    })
    await expect(file.write(codedPcm('flac16', 10_000))).rejects.toBe(full)
    await file.cancel()
  })
})

/** Where frames begin: a sync code, a header whose CRC-8 is right, behind a frame whose CRC-16 is. */
function frameStarts(bytes: Uint8Array, from: number): number[] {
  const starts = [from]
  for (let at = from + 4; at + 8 < bytes.length; at++) {
    if (bytes[at] !== 0xff || bytes[at + 1] !== 0xf8) continue
    const hasHeader = [6, 7, 8, 9].some((length) => crc8(bytes, at, at + length) === 0)
    if (hasHeader && crc16(bytes, starts.at(-1) as number, at) === 0) starts.push(at)
  }
  return starts
}
