import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { interleave, littleEndianBytes, StemHash } from '../../src/stems/stem-hash'

const samples = Float32Array.from({ length: 30_001 * 2 }, (_, i) => Math.fround(Math.sin(i) * 1.2))

async function hashed(rateHz: number, channels: number, pieces: Float32Array[]): Promise<string> {
  const hash = await StemHash.create(rateHz, channels)
  for (const piece of pieces) hash.update(piece)
  return hash.digest()
}

describe("a stem's hash", () => {
  it('is SHA-256 over rate, channels and little-endian samples, by another implementation', async () => {
    const bytes = Buffer.alloc(8 + samples.length * 4)
    bytes.writeUInt32LE(96000, 0)
    bytes.writeUInt32LE(2, 4)
    samples.forEach((value, i) => void bytes.writeFloatLE(value, 8 + i * 4))
    const expected = createHash('sha256').update(bytes).digest('hex')
    expect(await hashed(96000, 2, [samples])).toBe(expected)
  })

  it('does not depend on the pieces, and does on rate and channels', async () => {
    const whole = await hashed(48000, 2, [samples])
    expect(await hashed(48000, 2, [samples.subarray(0, 7), samples.subarray(7, 7), samples.subarray(7)])).toBe(whole)
    expect(await hashed(44100, 2, [samples])).not.toBe(whole)
    expect(await hashed(48000, 1, [samples])).not.toBe(whole)
  })

  it('keeps two hashes apart that are made at once', async () => {
    const [a, b] = await Promise.all([StemHash.create(48000, 1), StemHash.create(48000, 1)])
    a.update(Float32Array.of(1))
    b.update(Float32Array.of(2))
    a.update(Float32Array.of(3))
    expect(a.digest()).toBe(await hashed(48000, 1, [Float32Array.of(1, 3)]))
    expect(b.digest()).toBe(await hashed(48000, 1, [Float32Array.of(2)]))
  })
})

describe('interleaving', () => {
  it('puts frame after frame; one channel is itself', () => {
    const left = Float32Array.of(1, 2)
    expect([...interleave([left, Float32Array.of(3, 4)])]).toEqual([1, 3, 2, 4])
    expect(interleave([left])).toBe(left)
    expect([...littleEndianBytes(Float32Array.of(1).subarray(0, 1))]).toEqual([0, 0, 0x80, 0x3f])
  })
})
