import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sniff } from '../../src/stems/sniff'
import { MemoryReader } from '../../src/wav/byte-reader'
import { chunk, fmtChunk, riff, wav16 } from '../wav/write-pcm'
import { flacFile } from './write-flac'

const look = (bytes: Uint8Array | readonly number[]) => sniff(new MemoryReader(Uint8Array.from(bytes)))
const fixture = (name: string) => readFileSync(resolve(import.meta.dirname, '../browser/fixtures', name))
const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0))

describe('what a file is, by its bytes', () => {
  it('tells the coded files of the field, with the rate to decode them at', async () => {
    // Made by ffmpeg at 44.1 kHz; Opus knows 48 kHz only.
    const found = await Promise.all(
      ['tone.mp3', 'tone.m4a', 'tone.ogg', 'tone.webm'].map((name) => look(fixture(name))),
    )
    expect(found).toMatchObject([
      { container: 'mp3', codec: 'mp3', rateHz: 44100, lossy: true },
      { container: 'mp4', codec: 'aac', rateHz: 44100, lossy: true },
      { container: 'ogg', codec: 'vorbis', rateHz: 44100, lossy: true },
      { container: 'webm', codec: 'opus', rateHz: 48000, lossy: true },
    ])
  })

  it('tells codecs inside of WAV', async () => {
    const found = await Promise.all(
      ['tone-mp3.wav', 'tone-alaw.wav', 'tone-adpcm.wav'].map((name) => look(fixture(name))),
    )
    expect(found).toMatchObject([
      { container: 'wav', codec: 'mp3', rateHz: 44100, lossy: true },
      { container: 'wav', codec: 'alaw', rateHz: 44100, lossy: true },
      { container: 'wav', codec: null, rateHz: 44100, lossy: true },
    ])
    expect(await look(wav16([1, 2]))).toMatchObject({ container: 'wav', codec: 'pcm', lossy: false })
    const late = riff([chunk('LIST', Array(5000).fill(0)), fmtChunk({ tag: 7, channels: 1, rateHz: 8000, bits: 8 })])
    expect(await look(late)).toMatchObject({ codec: 'ulaw', rateHz: 8000, lossy: true })
  })

  it('tells FLAC, bare, behind an ID3 tag, and in Ogg', async () => {
    const flac = [...flacFile([[1, 2, 3]], { bits: 16, rateHz: 88200 })]
    expect(await look(flac)).toMatchObject({ container: 'flac', codec: 'flac', rateHz: 88200, lossy: false })
    const tag = [...ascii('ID3'), 4, 0, 0, 0, 0, 1, 0, ...Array<number>(128).fill(0)]
    expect(await look([...tag, ...flac])).toMatchObject({ container: 'flac', rateHz: 88200 })
    const page = [
      ...ascii('OggS'),
      ...Array<number>(22).fill(0),
      1,
      51,
      0x7f,
      ...ascii('FLAC'),
      1,
      0,
      0,
      1,
      ...flac.slice(0, 42),
    ]
    expect(await look(page)).toMatchObject({ container: 'ogg', codec: 'flac', rateHz: 88200, lossy: false })
  })

  it('tells Opus in Ogg, MPEG-2 and ADTS', async () => {
    const opus = [
      ...ascii('OggS'),
      ...Array<number>(22).fill(0),
      1,
      19,
      ...ascii('OpusHead'),
      1,
      2,
      0,
      0,
      0x44,
      0xac,
      0,
      0,
      0,
      0,
      0,
    ]
    expect(await look(opus)).toMatchObject({ container: 'ogg', codec: 'opus', rateHz: 48000 })
    // MPEG-2 layer III at 64 kbit/s and 22.05 kHz: 208 bytes a frame.
    const frame = [0xff, 0xf3, 0x80, 0xc0, ...Array<number>(204).fill(0)]
    expect(await look([...frame, ...frame])).toMatchObject({ container: 'mp3', rateHz: 22050 })
    const adts = [0xff, 0xf1, 0x4c, 0x80, 0x02, 0x1f, 0xfc, ...Array<number>(9).fill(0)]
    expect(await look([...adts, ...adts])).toMatchObject({ container: 'aac', codec: 'aac', rateHz: 48000 })
  })

  it('does not take text, silence, noise or nothing for audio', async () => {
    const noise = Array.from({ length: 20_000 }, (_, i) => (Math.imul(i + 1, 2654435761) >>> 24) & 255)
    for (const bytes of [
      [],
      ascii('Dear engineer,'),
      Array<number>(9000).fill(0),
      Array<number>(9000).fill(255),
      noise,
    ]) {
      expect(await look(bytes)).toMatchObject({ container: 'unknown', codec: null, rateHz: null })
    }
  })

  it('survives any bytes behind any mark', async () => {
    const heads = [
      'RIFF....WAVEfmt ',
      '....ftypM4A ',
      'OggS',
      'fLaC',
      'ID3',
      '\x1aE\xdf\xa3',
      '\xff\xfb',
      'FORM....AIFF',
    ].map(ascii)
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 400 }), async (head, tail) => {
        expect((await look([...head, ...tail])).label).toMatch(/file/)
      }),
      { numRuns: 800 },
    )
  })

  it('survives coded files that are cut off anywhere', async () => {
    for (const name of ['tone.m4a', 'tone.webm', 'tone.ogg']) {
      const whole = fixture(name)
      for (let end = 0; end < whole.length; end += 97) await look(whole.subarray(0, end))
    }
  })
})
