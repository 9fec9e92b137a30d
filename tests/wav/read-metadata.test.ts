import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MemoryReader } from '../../src/wav/byte-reader'
import { readId3 } from '../../src/wav/read-id3'
import { readWavMetadata } from '../../src/wav/read-metadata'
import { SAMPLE_FILES, sampleBytes } from '../delivery/sample-files'
import { type Bytes, chunk, fmtChunk, integer, riff } from './write-pcm'

const text = (word: string): Bytes => [...new TextEncoder().encode(word)]
const utf16 = (word: string, big = false): Bytes => [
  ...(big ? [0xfe, 0xff] : [0xff, 0xfe]),
  ...Array.from({ length: word.length }).flatMap((_, i) => integer(word.charCodeAt(i), 2, !big)),
]
const FMT = fmtChunk({ tag: 1, channels: 2, rateHz: 48_000, bits: 16 })
const DATA = chunk('data', [1, 2, 3, 4])
const read = (bytes: Uint8Array) => readWavMetadata(new MemoryReader(bytes))
const item = (key: string, value: Bytes) => chunk(key, value)
const info = (...items: Bytes[]) => chunk('LIST', [...text('INFO'), ...items.flat()])

const synchsafe = (value: number) => [(value >> 21) & 127, (value >> 14) & 127, (value >> 7) & 127, value & 127]
const frame3 = (id: string, body: Bytes) => [...text(id), ...integer(body.length, 4, false), 0, 0, ...body]
const frame4 = (id: string, body: Bytes, flags = 0) => [...text(id), ...synchsafe(body.length), 0, flags, ...body]
const tag = (version: number, frames: Bytes[], flags = 0) => {
  const body = frames.flat()
  return Uint8Array.from([...text('ID3'), version, 0, flags, ...synchsafe(body.length), ...body])
}

describe('what other programs write', () => {
  it('INFO in Latin-1, without the last zero, without pads, twice', async () => {
    const file = riff([FMT, DATA, info(item('INAM', [0xdc, 0x62, 0x65, 0x72]), item('INAM', text('No\0')))])
    expect((await read(file))?.info).toEqual(new Map([['INAM', 'Über']]))
  })

  it('chunks before the audio as after it', async () => {
    const file = riff([info(item('IART', text('Ä\0'))), FMT, DATA])
    expect((await read(file))?.info.get('IART')).toBe('Ä')
  })

  it('bext of version 1: its loudness fields mean nothing', async () => {
    const payload = Array<number>(602).fill(0)
    payload[346] = 1
    payload.splice(0, 4, ...text('Desc'))
    payload.splice(338, 8, ...integer(2 ** 33 + 5, 8, true))
    const bext = (await read(riff([chunk('bext', payload), FMT, DATA])))?.bext
    expect(bext).toMatchObject({ description: 'Desc', version: 1, integratedLufs: null, timeReference: 2 ** 33 + 5 })
  })

  it('a bext that is too short is said to be', async () => {
    const found = await read(riff([chunk('bext', [1, 2, 3]), FMT, DATA]))
    expect(found?.bext).toBeNull()
    expect(found?.problems).toEqual(['Its bext chunk is shorter than the standard’s.'])
  })

  it('cue points without names, names without cue points, a count that lies', async () => {
    const point = (id: number, at: number) => [
      ...integer(id, 4, true),
      ...integer(at, 4, true),
      ...text('data'),
      ...integer(0, 8, true),
      ...integer(at, 4, true),
    ]
    const cue = chunk('cue ', [...integer(3, 4, true), ...point(7, 500), ...point(2, 100)])
    const notes = chunk('LIST', [
      ...text('adtl'),
      ...chunk('labl', [...integer(9, 4, true), ...text('x\0')]),
      ...chunk('labl', [...integer(2, 4, true), ...text('A\0')]),
    ])
    const found = await read(riff([FMT, DATA, cue, notes]))
    expect(found?.cues).toEqual([
      { id: 2, frame: 100, name: 'A', frames: null },
      { id: 7, frame: 500, name: null, frames: null },
    ])
    expect(found?.problems).toEqual(['Its cue chunk says 3 points and has room for 2.'])
  })

  it('a chunk that is longer than the file', async () => {
    const found = await read(riff([FMT, DATA, chunk('axml', [60], { size: 9000 })]))
    expect(found?.problems).toEqual(['Its "axml" chunk says that it has 9000 bytes; it was not read.'])
  })

  it('no WAV at all', async () => {
    expect(await read(new Uint8Array(0))).toBeNull()
    expect(await read(Uint8Array.from(text('RIFF    AVI ')))).toBeNull()
    expect(await read(Uint8Array.from(text('fLaC and so on')))).toBeNull()
  })
})

describe('ID3 tags of other programs', () => {
  it('version 2.3 in UTF-16 and Latin-1', () => {
    const found = readId3(
      tag(3, [
        frame3('TIT2', [1, ...utf16('Über 🎧')]),
        frame3('TALB', [1, ...utf16('Al', true)]),
        frame3('TPE1', [0, 0xc4, 0]),
        frame3('COMM', [1, ...text('eng'), ...utf16(''), 0, 0, ...utf16('Hi')]),
        frame3('COMM', [0, ...text('eng'), ...text('iTunNORM'), 0, ...text('no')]),
        frame3('TXXX', [1, ...utf16('Key'), 0, 0, ...utf16('Value')]),
      ]),
    )
    expect(found?.texts).toEqual(
      new Map([
        ['TIT2', 'Über 🎧'],
        ['TALB', 'Al'],
        ['TPE1', 'Ä'],
      ]),
    )
    expect(found?.comment).toBe('Hi')
    expect(found?.ownTexts).toEqual(new Map([['Key', 'Value']]))
  })

  it('version 2.4 with several values, a data length and unsynchronised bytes', () => {
    const found = readId3(
      tag(4, [
        frame4('TPE1', [3, ...text('A\0B')]),
        frame4('PRIV', [0, 0, 0, 4, ...text('o'), 0, 0xff, 0, 0xe0], 3),
        frame4('TIT2', [3, ...text('gone')], 8),
      ]),
    )
    expect(found?.texts).toEqual(new Map([['TPE1', 'A; B']]))
    expect(found?.privates.get('o')).toEqual(Uint8Array.of(0xff, 0xe0))
  })

  it('padding, and frames that are longer than the tag, end it', () => {
    const whole = tag(3, [frame3('TIT2', [0, 65]), Array(20).fill(0)])
    expect(readId3(whole)?.texts).toEqual(new Map([['TIT2', 'A']]))
    const cut = tag(3, [frame3('TIT2', [0, 65]), [...text('TALB'), 0, 0, 9, 9, 0, 0, 0]])
    expect(readId3(cut)?.texts).toEqual(new Map([['TIT2', 'A']]))
    expect(readId3(tag(2, []))).toBeNull()
    const chapter = [...text('c'), 0, ...Array(16).fill(0)]
    const starts = (...frames: Bytes[]) => readId3(tag(4, frames))?.chapters
    expect(starts(frame4('CHAP', chapter))).toEqual([{ name: '', startMs: 0, endMs: 0 }])
    expect(starts(frame4('CHAP', chapter.slice(0, -1)), frame4('CHAP', text('no zero in it')))).toEqual([])
  })
})

describe('anything at all', () => {
  const ids = ['bext', 'LIST', 'cue ', 'id3 ', 'axml', 'tutt', 'ds64', 'fmt ', 'data', 'junk']
  const bytes = fc.uint8Array({ maxLength: 700 })
  const items = fc
    .array(fc.tuple(fc.constantFrom('labl', 'ltxt', 'INAM', 'note'), fc.uint8Array({ maxLength: 12 })), {
      maxLength: 6,
    })
    .map((list) => list.flatMap(([id, content]) => chunk(id, [...content])))
  const lists = fc
    .tuple(fc.constantFrom('INFO', 'adtl', 'xxxx'), fc.oneof(bytes, items))
    .map(([kind, rest]) => Uint8Array.from([...text(kind), ...rest]))
  const tags = fc
    .tuple(fc.constantFrom(3, 4), bytes, fc.nat(255))
    .map(([version, rest, flags]) => tag(version, [frame4('TIT2', [...rest]), [...rest]], flags))
  const chunks = fc.array(
    fc.tuple(fc.constantFrom(...ids), fc.oneof(bytes, lists, tags), fc.option(fc.nat(2 ** 32 - 1), { nil: undefined })),
    { maxLength: 8 },
  )

  it('is read without throwing, and gives the same twice', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('RIFF', 'RF64', 'BW64'),
        chunks,
        fc.nat(2 ** 32 - 1),
        async (mark, list, size) => {
          const file = riff(
            list.map(([id, payload, lie]) => chunk(id, [...payload], lie === undefined ? {} : { size: lie })),
            { mark, size },
          )
          const found = await read(file)
          expect(found).not.toBeNull()
          expect(await read(file)).toEqual(found)
        },
      ),
      { numRuns: 1500 },
    )
  }, 120_000)

  it('is read without throwing where a good file has changed bytes or a cut end', async () => {
    const good = await sampleBytes({ ...SAMPLE_FILES['full.wav']!, format: 'wav16', frames: 20 })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 12 }),
        fc.nat(good.length),
        async (changes, length) => {
          const file = good.slice(0, length)
          for (const [at, value] of changes) if (at < length) file[at] = value
          await read(file)
          readId3(file)
        },
      ),
      { numRuns: 3000 },
    )
  }, 120_000)
})
