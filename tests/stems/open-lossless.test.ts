import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { nonFiniteWarning } from '../../src/stems/non-finite'
import { openLossless } from '../../src/stems/open-lossless'
import { MemoryReader } from '../../src/wav/byte-reader'
import { chunk, float, fmtChunk, riff, wav16 } from '../wav/write-pcm'

const open = (bytes: Uint8Array, name = 'stem.wav') => openLossless(new MemoryReader(bytes), name)

describe('files without loss, from front to back', () => {
  it('come in pieces that are the whole, with progress up to 1', async () => {
    const samples = Array.from({ length: 150_000 }, (_, i) => ((i * 7919) % 65_536) - 32_768)
    const file = await open(wav16(samples, 1))
    expect(file).toMatchObject({ container: 'wav', bitDepth: 16, sampleFormat: 'int', channels: 1, frames: 150_000 })
    const read: number[] = []
    const fractions: number[] = []
    for await (const piece of file.pieces()) {
      for (const value of piece.channels[0] ?? []) read.push(value * 32_768)
      fractions.push(piece.fraction)
    }
    expect(read).toEqual(samples)
    expect(fractions.length).toBeGreaterThan(1)
    expect(fractions.at(-1)).toBe(1)
  })

  it('count what was no number, and say it in the singular and in the plural', async () => {
    const data = [Number.NaN, 1, Number.POSITIVE_INFINITY].flatMap((value) => float(value, 4, true))
    const file = await open(riff([fmtChunk({ tag: 3, channels: 1, rateHz: 48000, bits: 32 }), chunk('data', data)]))
    for await (const { channels, nonFinite } of file.pieces()) {
      expect([...(channels[0] ?? [])]).toEqual([0, 1, 0])
      expect(nonFinite).toBe(2)
    }
    expect(nonFiniteWarning('a.wav', 2)).toMatch(/^"a\.wav" had 2 samples that were/)
    expect(nonFiniteWarning('a.wav', 1)).toMatch(/had 1 sample that was/)
    expect(nonFiniteWarning('a.wav', 0)).toBeNull()
  })

  it('are refused by name and kind where they are something else', async () => {
    const fixture = (name: string) => readFileSync(resolve(import.meta.dirname, '../browser/fixtures', name))
    const refusals = {
      'tone.mp3': /"tone\.mp3" is an MP3 file/,
      'tone.m4a': /"tone\.m4a" is an MP4 file/,
      'tone.ogg': /"tone\.ogg" is an Ogg Vorbis file/,
      'tone.webm': /"tone\.webm" is a WebM file/,
      'tone-mp3.wav': /"tone-mp3\.wav" holds MP3/,
      'tone-alaw.wav': /"tone-alaw\.wav" holds A-law/,
    }
    for (const [name, words] of Object.entries(refusals)) {
      const refused = open(fixture(name), name)
      await expect(refused).rejects.toMatchObject({ kind: 'unsupportedCodec', message: expect.stringMatching(words) })
    }
    await expect(open(new TextEncoder().encode('hello there'))).rejects.toMatchObject({ kind: 'notAudio' })
    await expect(open(new Uint8Array(0))).rejects.toMatchObject({ kind: 'empty' })
  })
})
