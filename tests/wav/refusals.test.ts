import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AudioFileError, shownName } from '../../src/wav/audio-file-error'
import { type ByteReader, MemoryReader } from '../../src/wav/byte-reader'
import { openPcm } from '../../src/wav/pcm-file'
import { chunk, commChunk, float, fmtChunk, form, riff, ssndChunk, wav16 } from './write-pcm'

async function refusal(bytes: Uint8Array, name = 'take 3.wav'): Promise<AudioFileError> {
  const error = await openPcm(new MemoryReader(bytes), name).then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof AudioFileError)) throw new Error(`no AudioFileError, but ${error}`)
  return error
}

const fmt = (tag: number, bits: number, channels = 2, rateHz = 48000) => fmtChunk({ tag, bits, channels, rateHz })
const data = chunk('data', Array<number>(24).fill(7))

describe('files that cannot be read', () => {
  const cases: [string, Uint8Array, string, RegExp][] = [
    ['zero bytes', new Uint8Array(0), 'empty', /is empty/],
    [
      'text named .wav',
      new TextEncoder().encode('Dear engineer, please find attached'),
      'notAudio',
      /not a WAV or AIFF/,
    ],
    ['three bytes', Uint8Array.from([82, 73, 70]), 'notAudio', /not a WAV/],
    ['a header only', riff([]), 'damaged', /no audio in it/],
    ['no audio chunk', riff([fmt(1, 16)]), 'damaged', /ends before its audio/],
    ['no format', riff([data]), 'damaged', /what format/],
    ['no frames', riff([fmt(1, 16), chunk('data', [])]), 'noAudio', /no samples/],
    [
      'no frames, a chunk behind',
      riff([fmt(1, 16), chunk('data', []), chunk('LIST', [1, 2])]),
      'noAudio',
      /no samples/,
    ],
    ['half a frame', riff([fmt(1, 16), chunk('data', [1, 2, 3])]), 'noAudio', /no samples/],
    ['three channels', riff([fmt(1, 16, 3), data]), 'channels', /3 channels. Export it as stereo/],
    [
      'six channels in AIFF',
      form([commChunk({ channels: 6, frames: 1, bits: 16, rateHz: 48000 }), ssndChunk(Array(12).fill(0))]),
      'channels',
      /6 channels/,
    ],
    ['no channels', riff([fmt(1, 16, 0), data]), 'damaged', /no channels/],
    ['a rate of 0 Hz', riff([fmt(1, 16, 2, 0), data]), 'damaged', /0 Hz/],
    ['MP3 in WAV', riff([fmt(0x55, 0), data]), 'unsupportedCodec', /holds MP3/],
    ['A-law', riff([fmt(6, 8), data]), 'unsupportedCodec', /A-law/],
    ['u-law', riff([fmt(7, 8), data]), 'unsupportedCodec', /u-law/],
    ['ADPCM', riff([fmt(2, 4), data]), 'unsupportedCodec', /ADPCM/],
    ['a codec of no name', riff([fmt(0x1234, 8), data]), 'unsupportedCodec', /0x1234/],
    ['16-bit float', riff([fmt(3, 16), data]), 'unsupportedCodec', /16-bit float/],
    ['64-bit integers', riff([fmt(1, 64), data]), 'unsupportedCodec', /64-bit integer/],
    [
      'compressed AIFF-C',
      form(
        [
          commChunk({ channels: 2, frames: 4, bits: 16, rateHz: 48000, compression: 'ima4' }),
          ssndChunk(Array(68).fill(0)),
        ],
        { kind: 'AIFC' },
      ),
      'unsupportedCodec',
      /"ima4"/,
    ],
  ]
  for (const [name, bytes, kind, words] of cases) {
    it(`${name}: ${kind}, by name, with what to do`, async () => {
      const error = await refusal(bytes)
      expect(error.kind).toBe(kind)
      expect(error.message).toMatch(words)
      expect(error.message).toMatch(/^"take 3\.wav" /)
      expect(error.message).toMatch(/(Export|Copy or export) it (again|as)/)
    })
  }

  it('says so when a file goes away while it is read', async () => {
    const bytes = wav16([1, 2, 3, 4])
    let isGone = false
    const reader: ByteReader = {
      size: bytes.length,
      read: async (offset, length) => {
        if (isGone) throw new Error('NotFoundError')
        return bytes.subarray(offset, offset + length)
      },
    }
    const pcm = await openPcm(reader, 'gone.wav')
    isGone = true
    await expect(pcm.read(0, 2)).rejects.toMatchObject({ kind: 'unreadable', fileName: 'gone.wav' })
  })
})

describe('names in messages', () => {
  it('keeps markup and emoji as they are', async () => {
    expect((await refusal(new Uint8Array(0), '<img src=x onerror=alert(1)>🥁.wav')).message).toContain(
      '"<img src=x onerror=alert(1)>🥁.wav"',
    )
  })

  it('cuts 600 characters in the middle, between code points, and keeps the whole name as data', async () => {
    const long = `${'🥁'.repeat(300)}${'x'.repeat(300)}.wav`
    const error = await refusal(new Uint8Array(0), long)
    expect(error.fileName).toBe(long)
    expect(Array.from(shownName(long))).toHaveLength(80)
    expect(shownName(long)).toMatch(/^(🥁)+…x+\.wav$/u)
    expect(error.message).toContain(shownName(long))
  })

  it('lets no control character rearrange the sentence', () => {
    expect(shownName('a\nb\u202egnp.wav')).toBe('a b gnp.wav')
  })
})

/** Anything may come in; only samples or an AudioFileError may come out. */
async function survives(bytes: Uint8Array): Promise<void> {
  try {
    const pcm = await openPcm(new MemoryReader(bytes), 'fuzz.wav')
    const { channels } = await pcm.read(0, Math.min(pcm.frames, 1 << 16))
    for (const channel of channels) if (channel.some((value) => !Number.isFinite(value))) throw new Error('not finite')
    if (pcm.frames * pcm.layout.bytes * pcm.channels > bytes.length) throw new Error('more frames than bytes')
  } catch (error) {
    if (!(error instanceof AudioFileError)) throw error
  }
}

const SMALL = [
  riff([fmt(1, 24), chunk('LIST', [1, 2, 3]), data, chunk('id3 ', [1, 2, 3, 4])]),
  riff([fmtChunk({ tag: 3, channels: 1, rateHz: 96000, bits: 64 }), chunk('data', float(0.5, 8, true))]),
  form(
    [commChunk({ channels: 2, frames: 4, bits: 24, rateHz: 44100, compression: 'sowt' }), ssndChunk(Array(24).fill(3))],
    { kind: 'AIFC' },
  ),
]

describe('broken bytes', () => {
  it('never throw anything but AudioFileError, whatever they are', async () => {
    const heads = ['RIFF....WAVE', 'RF64....WAVE', 'FORM....AIFF', 'FORM....AIFC', ''].map((head) => [
      ...new TextEncoder().encode(head),
    ])
    const anything = fc.tuple(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 300 }))
    await fc.assert(
      fc.asyncProperty(anything, ([head, tail]) => survives(Uint8Array.from([...head, ...tail]))),
      { numRuns: 500 },
    )
  })

  it('never do so with good files that were changed in a few places', async () => {
    const change = fc.tuple(fc.nat({ max: 120 }), fc.integer({ min: 0, max: 255 }))
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...SMALL), fc.array(change, { minLength: 1, maxLength: 6 }), (file, changes) => {
        const bytes = file.slice()
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value
        return survives(bytes)
      }),
      { numRuns: 1500 },
    )
  })

  it('are survived where a file is cut off after any byte', async () => {
    for (const file of SMALL) for (let end = 0; end <= file.length; end++) await survives(file.slice(0, end))
  })
})
