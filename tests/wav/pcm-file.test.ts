import { describe, expect, it } from 'vitest'
import { MemoryReader } from '../../src/wav/byte-reader'
import { openPcm } from '../../src/wav/pcm-file'
import { type Bytes, chunk, commChunk, float, fmtChunk, form, integer, riff, ssndChunk, wav16 } from './write-pcm'

const open = (bytes: Uint8Array, name = 'stem.wav') => openPcm(new MemoryReader(bytes), name)

/** All integers of a width that can go wrong: both ends, around zero, every byte pattern once. */
function integersOf(bits: number): number[] {
  const top = 2 ** (bits - 1)
  const all = [-top, top - 1, -top + 1, top - 2, 0, 1, -1, 2, -2]
  for (let i = 0; i < 23; i++) all.push(Math.round((top - 1) * Math.sin(i * 1.7)))
  return all
}

const FLOATS = [0, -0, 1, -1, 1.5, -8, 2 ** -126, 2 ** -149, -(2 ** -149), 1 / 3, 3.4028234663852886e38]

interface Case {
  name: string
  bits: number
  kind: 'int' | 'float'
  /** Bytes of one value. */
  write: (value: number) => Bytes
  file: (channels: number, frames: number, data: Bytes) => Uint8Array
}

const wavFile =
  (tag: number, bits: number, bytes = Math.ceil(bits / 8), validBits?: number) =>
  (channels: number, _frames: number, data: Bytes) =>
    riff([
      fmtChunk({
        tag,
        channels,
        rateHz: 44100,
        bits: validBits === undefined ? bits : bytes * 8,
        bytes,
        ...(validBits !== undefined && { extensible: { validBits, tag } }),
      }),
      chunk('data', data),
    ])

const aiffFile = (bits: number, compression?: string) => (channels: number, frames: number, data: Bytes) =>
  form([commChunk({ channels, frames, bits, rateHz: 44100, ...(compression && { compression }) }), ssndChunk(data)], {
    kind: compression ? 'AIFC' : 'AIFF',
  })

const CASES: Case[] = [
  { name: 'WAV 8', bits: 8, kind: 'int', write: (v) => [v + 128], file: wavFile(1, 8) },
  ...[16, 24, 32].map((bits): Case => {
    const write = (v: number) => integer(v, bits / 8, true)
    return { name: `WAV ${bits}`, bits, kind: 'int', write, file: wavFile(1, bits) }
  }),
  ...[16, 24, 32].map((bits): Case => {
    const write = (v: number) => integer(v, bits / 8, true)
    return { name: `WAV extensible ${bits}`, bits, kind: 'int', write, file: wavFile(1, bits, bits / 8, bits) }
  }),
  // Justified to the top of their containers, as the extensible format says.
  { name: 'WAV 20 in 24', bits: 20, kind: 'int', write: (v) => integer(v * 16, 3, true), file: wavFile(1, 24, 3, 20) },
  { name: 'WAV plain 20', bits: 20, kind: 'int', write: (v) => integer(v * 16, 3, true), file: wavFile(1, 20, 3) },
  { name: 'WAV 24 in 32', bits: 24, kind: 'int', write: (v) => integer(v * 256, 4, true), file: wavFile(1, 32, 4, 24) },
  { name: 'WAV 12', bits: 12, kind: 'int', write: (v) => integer(v * 16, 2, true), file: wavFile(1, 12, 2) },
  { name: 'WAV f32', bits: 32, kind: 'float', write: (v) => float(v, 4, true), file: wavFile(3, 32) },
  { name: 'WAV f64', bits: 64, kind: 'float', write: (v) => float(v, 8, true), file: wavFile(3, 64) },
  { name: 'WAV extensible f32', bits: 32, kind: 'float', write: (v) => float(v, 4, true), file: wavFile(3, 32, 4, 32) },
  { name: 'AIFF 8', bits: 8, kind: 'int', write: (v) => integer(v, 1, false), file: aiffFile(8) },
  ...[16, 24, 32].map((bits): Case => {
    const write = (v: number) => integer(v, bits / 8, false)
    return { name: `AIFF ${bits}`, bits, kind: 'int', write, file: aiffFile(bits) }
  }),
  { name: 'AIFF 20', bits: 20, kind: 'int', write: (v) => integer(v * 16, 3, false), file: aiffFile(20) },
  { name: 'AIFC NONE', bits: 24, kind: 'int', write: (v) => integer(v, 3, false), file: aiffFile(24, 'NONE') },
  { name: 'AIFC twos', bits: 16, kind: 'int', write: (v) => integer(v, 2, false), file: aiffFile(16, 'twos') },
  { name: 'AIFC sowt', bits: 16, kind: 'int', write: (v) => integer(v, 2, true), file: aiffFile(16, 'sowt') },
  { name: 'AIFC sowt 24', bits: 24, kind: 'int', write: (v) => integer(v, 3, true), file: aiffFile(24, 'sowt') },
  { name: 'AIFC in24', bits: 24, kind: 'int', write: (v) => integer(v, 3, false), file: aiffFile(24, 'in24') },
  { name: 'AIFC in32', bits: 32, kind: 'int', write: (v) => integer(v, 4, false), file: aiffFile(32, 'in32') },
  { name: 'AIFC raw', bits: 8, kind: 'int', write: (v) => [v + 128], file: aiffFile(8, 'raw ') },
  { name: 'AIFC fl32', bits: 32, kind: 'float', write: (v) => float(v, 4, false), file: aiffFile(32, 'fl32') },
  { name: 'AIFC FL32', bits: 32, kind: 'float', write: (v) => float(v, 4, false), file: aiffFile(32, 'FL32') },
  { name: 'AIFC fl64', bits: 64, kind: 'float', write: (v) => float(v, 8, false), file: aiffFile(64, 'fl64') },
]

describe('samples are exact: the integer over 2^(bits - 1), the float itself', () => {
  for (const { name, bits, kind, write, file } of CASES) {
    for (const channels of [1, 2]) {
      it(`${name}, ${channels === 1 ? 'mono' : 'stereo'}`, async () => {
        const values = kind === 'int' ? integersOf(bits) : FLOATS
        const second = [...values].reverse()
        const data = values.flatMap((value, i) => [...write(value), ...(channels === 2 ? write(second[i] ?? 0) : [])])
        const pcm = await open(file(channels, values.length, data))
        expect(pcm).toMatchObject({ channels, rateHz: 44100, frames: values.length, bitDepth: bits, warnings: [] })
        expect(pcm.sampleFormat).toBe(kind)
        const { channels: read, nonFinite } = await pcm.read(0, values.length)
        const scale = kind === 'int' ? 2 ** (bits - 1) : 1
        const expected = [values, second].slice(0, channels)
        expect(read.map((channel) => [...channel])).toEqual(
          expected.map((channel) => channel.map((value) => Math.fround(value / scale))),
        )
        expect(nonFinite).toBe(0)
      })
    }
  }

  it('reads any span as it reads the whole, and no further than the end', async () => {
    const samples = Array.from({ length: 202 }, (_, i) => i * 37 - 3000)
    const pcm = await open(wav16(samples))
    const whole = (await pcm.read(0, 101)).channels
    for (const [start, frames] of [
      [0, 1],
      [100, 1],
      [17, 30],
      [90, 50],
      [101, 5],
      [-5, 10],
    ] as const) {
      const { channels } = await pcm.read(start, frames)
      const expected = whole.map((channel) => [...channel.slice(Math.max(0, start), Math.max(0, start + frames))])
      expect(channels.map((channel) => [...channel])).toEqual(expected)
    }
  })

  it('reads every rate that a file can state', async () => {
    for (const rateHz of [8000, 11025, 22050, 32000, 44100, 48000, 88200, 96000, 176400, 192000, 384000]) {
      expect((await open(wav16([1, 2], 2, rateHz))).rateHz).toBe(rateHz)
      const aiff = form([commChunk({ channels: 1, frames: 1, bits: 8, rateHz }), ssndChunk([1])])
      expect((await open(aiff)).rateHz).toBe(rateHz)
    }
  })

  it('cleans what is no number to 0 and counts it', async () => {
    for (const bytes of [4, 8]) {
      const values = [Number.NaN, 0.5, Number.POSITIVE_INFINITY, -0.25, Number.NEGATIVE_INFINITY, 1]
      const data = values.flatMap((value) => float(value, bytes, true))
      const pcm = await open(
        riff([fmtChunk({ tag: 3, channels: 2, rateHz: 48000, bits: bytes * 8 }), chunk('data', data)]),
      )
      const { channels, nonFinite } = await pcm.read(0, 3)
      expect(channels.map((channel) => [...channel])).toEqual([
        [0, 0, 0],
        [0.5, -0.25, 1],
      ])
      expect(nonFinite).toBe(3)
    }
  })
})
