import { describe, expect, it } from 'vitest'
import { openLossless } from '../../src/stems/open-lossless'
import { MemoryReader } from '../../src/wav/byte-reader'
import { type FlacOptions, flacFile, flacFrames, flacHead } from './write-flac'

async function decode(bytes: Uint8Array, name = 'stem.flac') {
  const file = await openLossless(new MemoryReader(bytes), name)
  const channels: number[][] = Array.from({ length: file.channels }, () => [])
  const warnings: string[] = [...file.warnings]
  const fractions: number[] = []
  for await (const piece of file.pieces()) {
    if (piece.warning) warnings.push(piece.warning)
    fractions.push(piece.fraction)
    piece.channels.forEach((samples, i) => {
      for (const value of samples) channels[i]?.push(value)
    })
  }
  return { file, channels, warnings, fractions }
}

/** All 65536 values of 16 bits, or as many spread over a wider range with both ends. */
function ramp(bits: number): number[] {
  const top = 2 ** (bits - 1)
  if (bits <= 16) return Array.from({ length: top * 2 }, (_, i) => i - top)
  const values = Array.from({ length: 50_000 }, (_, i) => Math.round(-top + (i * (top * 2 - 1)) / 49_999))
  return [...values, -3, -2, -1, 0, 1, 2, 3]
}

describe('FLAC is exact: every integer over 2^(bits - 1), as in a WAV', () => {
  for (const bits of [8, 16, 24, 32]) {
    it(`${bits} bits, stereo`, async () => {
      const left = ramp(bits)
      const right = [...left].reverse()
      const { file, channels, warnings } = await decode(flacFile([left, right], { bits, blockFrames: 4096 }))
      expect(file).toMatchObject({ container: 'flac', bitDepth: bits, rateHz: 48000, frames: left.length })
      expect(warnings).toEqual([])
      const scale = 2 ** (bits - 1)
      const wrong = [left, right].map(
        (wanted, c) => wanted.filter((v, i) => !Object.is(channels[c]?.[i], Math.fround(v / scale))).length,
      )
      expect(channels.map((channel) => channel.length)).toEqual([left.length, left.length])
      expect(wrong).toEqual([0, 0])
    })
  }

  it('mono, past a picture that holds what looks like a frame', async () => {
    const samples = Array.from({ length: 1000 }, (_, i) => i * 8 - 4000)
    const picture = { type: 6, payload: flacFrames([[1, 2, 3, 4]], { bits: 16 }).flat() }
    const { channels, file } = await decode(flacFile([samples], { bits: 16, rateHz: 96000, blocks: [picture] }))
    expect(file.rateHz).toBe(96000)
    expect(channels).toEqual([samples.map((value) => value / 32768)])
  })

  it('comes in pieces, so that progress moves', async () => {
    const samples = Array.from({ length: 200_000 }, (_, i) => (i * 7919) % 30_000)
    const { fractions, channels } = await decode(flacFile([samples, samples], { bits: 16, blockFrames: 4096 }))
    expect(channels[0]?.length).toBe(200_000)
    expect(fractions.length).toBeGreaterThan(2)
    expect(fractions.at(-1)).toBe(1)
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b))
  })
})

describe('FLAC that is not whole', () => {
  const options: FlacOptions = { bits: 16, blockFrames: 64 }
  const left = Array.from({ length: 640 }, (_, i) => ((i * 7919) % 20_000) - 10_000)
  const right = left.map((value) => -value)
  const head = flacHead(2, 640, options)
  const frames = flacFrames([left, right], options)

  it('says how much of a truncated file is there', async () => {
    const { channels, warnings } = await decode(Uint8Array.from([...head, ...frames.slice(0, 5).flat()]))
    expect(channels[0]).toEqual(left.slice(0, 320).map((value) => value / 32768))
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toMatch(/"stem\.flac" is cut short: only 50 %/)
  })

  it('keeps what follows a broken frame in its place, with silence for what is lost, and says so', async () => {
    const broken = frames.map((frame) => [...frame])
    const third = broken[2]
    if (third) third[40] = (third[40] ?? 0) ^ 0x55
    const { channels, warnings } = await decode(Uint8Array.from([...head, ...broken.flat()]))
    const expected = left.map((value, i) => (i >= 128 && i < 192 ? 0 : value / 32768))
    expect(channels[0]).toEqual(expected)
    expect(warnings).toHaveLength(1)
    expect(warnings[0]).toMatch(/"stem\.flac" is damaged: 64 of its 640 frames/)
  })

  it('reads a stream whose length nobody wrote down', async () => {
    const file = flacFile([left, right], { ...options, totalFrames: 0 })
    const { channels, warnings, file: opened } = await decode(file)
    expect(opened.frames).toBeNull()
    expect(channels[1]).toEqual(right.map((value) => value / 32768))
    expect(warnings).toEqual([])
  })

  it('refuses widths of which the decoder would make infinities', async () => {
    for (const bits of [12, 20]) {
      const file = decode(flacFile([left, right], { ...options, bits }))
      await expect(file).rejects.toMatchObject({ kind: 'unsupportedCodec' })
    }
  })

  it('leaves out a tag behind the last frame, and junk between frames', async () => {
    const junk = Array.from({ length: 128 }, (_, i) => (i * 57) % 256)
    const tagged = await decode(Uint8Array.from([...head, ...frames.flat(), 0x54, 0x41, 0x47, ...junk]))
    expect(tagged.channels[0]).toEqual(left.map((value) => value / 32768))
    expect(tagged.warnings).toEqual([])
    const between = [...frames.slice(0, 4).flat(), ...junk, ...frames.slice(4).flat()]
    const { channels } = await decode(Uint8Array.from([...head, ...between]))
    expect(channels[0]?.slice(256)).toEqual(left.slice(256).map((value) => value / 32768))
  })

  it('refuses a head without frames, three channels, and half a head', async () => {
    await expect(decode(Uint8Array.from(head))).rejects.toMatchObject({ kind: 'noAudio' })
    await expect(decode(flacFile([left, left, left], options))).rejects.toMatchObject({ kind: 'channels' })
    await expect(decode(Uint8Array.from(head.slice(0, 20)))).rejects.toMatchObject({ kind: 'damaged' })
  })
})
