import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FileMetadata } from '../../src/delivery/file-metadata'
import { flacBlocks, vorbisComments } from '../../src/delivery/flac-blocks'
import { id3Of } from '../../src/delivery/id3'
import { readFlacTags } from '../../src/delivery/read-flac-tags'
import { readSessionPayload, sessionPayload } from '../../src/delivery/session-chunk'
import { sessionOfFile } from '../../src/delivery/session-of-file'
import { defaultSession } from '../../src/session/new-session'
import { parseSession } from '../../src/session/parse-session'
import { stringifySession } from '../../src/session/stringify-session'
import { MemoryReader } from '../../src/wav/byte-reader'
import { readId3 } from '../../src/wav/read-id3'
import { metadataWith, SAMPLE_FILES, sampleBytes } from './sample-files'

const LENGTH = { rateHz: 48_000, frames: 48_000 }
const TEXT = stringifySession({ ...defaultSession(48_000), title: 'Über 🎧 "x"\n' })
const FULL = { ...SAMPLE_FILES['full.wav']!.metadata, session: TEXT }

/** A FLAC file's head: its marks, an empty STREAMINFO, the blocks, an empty last one. */
function flacHead(metadata: FileMetadata): Uint8Array {
  const block = (type: number, payload: Uint8Array) => [
    ...[type, payload.length >> 16, (payload.length >> 8) & 255, payload.length & 255],
    ...payload,
  ]
  const blocks = flacBlocks(metadata, LENGTH).flatMap(({ type, payload }) => block(type, payload))
  return Uint8Array.from([...Buffer.from('fLaC'), ...block(0, new Uint8Array(34)), ...blocks, 0x81, 0, 0, 0])
}

const mp3 = (metadata: FileMetadata) => Uint8Array.from([...id3Of(metadata, LENGTH), 0xff, 0xfb, 0, 0])

describe('the session in a delivered file', () => {
  const files = {
    WAV: (metadata: FileMetadata) => sampleBytes({ ...SAMPLE_FILES['full.wav']!, frames: 9, metadata }),
    FLAC: flacHead,
    MP3: mp3,
  }
  for (const [kind, make] of Object.entries(files)) {
    it(`${kind}: comes back as it went in, and can be opened`, async () => {
      const found = await sessionOfFile(new MemoryReader(await make(FULL)))
      expect(found).toEqual({ program: 'Tutti 0.1.0', session: TEXT })
      expect(stringifySession(parseSession(found!.session).session)).toBe(TEXT)
    })

    it(`${kind}: is null where it was left out, or cut`, async () => {
      expect(await sessionOfFile(new MemoryReader(await make({ ...FULL, session: null })))).toBeNull()
      const bytes = await make(FULL)
      const at = Buffer.from(bytes).lastIndexOf('tutti-session')
      expect(await sessionOfFile(new MemoryReader(bytes.slice(0, at)))).toBeNull()
    })
  }

  it('is null in what is no such file', async () => {
    for (const text of ['', 'ID3', 'fLaC', 'RIFF', 'RIFF0000WAVE', 'no audio']) {
      expect(await sessionOfFile(new MemoryReader(Buffer.from(text)))).toBeNull()
    }
  })

  it('is read from any text, and never throws on any bytes', async () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (program, session) => {
        expect(readSessionPayload(sessionPayload({ program, session }))).toEqual({ program, session })
      }),
    )
    fc.assert(fc.property(fc.uint8Array(), (bytes) => readSessionPayload(bytes) === null))
    const cut = sessionPayload({ program: 'ü', session: '' }).filter((byte) => byte !== 0xc3)
    expect(readSessionPayload(cut)).toBeNull()
    for (const json of ['null', '3', '[]', '{"program":1,"session":"x"}', '{"program":"x"}']) {
      expect(readSessionPayload(Buffer.from(json))).toBeNull()
    }
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('ID3', 'fLaC', 'RIFF0000WAVE', ''),
        fc.uint8Array({ maxLength: 300 }),
        async (head, rest) => {
          await sessionOfFile(new MemoryReader(Uint8Array.from([...Buffer.from(head), ...rest])))
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe('Vorbis comments', () => {
  it('are found behind a tag that another program put before them, with a footer', async () => {
    const tag = [...Buffer.from('ID3'), 4, 0, 0x10, 0, 0, 0, 5, ...Array(5 + 10).fill(0)]
    const tags = await readFlacTags(new MemoryReader(Uint8Array.from([...tag, ...flacHead(FULL)])))
    expect(tags?.comments.get('TITLE')).toBe('Night Bus')
  })

  it('say everything that is known', async () => {
    const tags = await readFlacTags(new MemoryReader(flacHead(FULL)))
    expect(tags?.vendor).toBe('Tutti 0.1.0')
    expect(Object.fromEntries(tags!.comments)).toEqual({
      ...{ TITLE: 'Night Bus', ARTIST: 'The Testers', ALBUM: 'Lines', TRACKNUMBER: '3', TRACKTOTAL: '12' },
      ...{ DATE: '2026-11-21', GENRE: 'Pop', COMMENT: 'Second version, vocal up.', ISRC: 'DEXY12600001' },
      ...{ COPYRIGHT: '2026 Example Records', ENGINEER: 'Anna Weber' },
      ...{ TUTTI_VERSION: 'v2 vocal up', TUTTI_VERSION_ID: '0123456789abcdef', TUTTI_APPROVAL: 'approved' },
      ...{ TUTTI_APPROVED_BY: 'Anna Weber', TUTTI_APPROVED_AT: '2026-11-20T16:45:12.345Z' },
      TUTTI_STATE_SHA256: '0123456789abcdef'.repeat(4),
      ...{ ENCODER: 'Tutti 0.1.0', ENCODER_SETTINGS: '24-bit, TPDF dither' },
      ...{ CHAPTER001: '00:00:00.000', CHAPTER001NAME: 'Intro', CHAPTER002: '00:00:00.100', CHAPTER002NAME: 'Verse 1' },
      ...{ CHAPTER003: '00:00:00.500', CHAPTER003NAME: 'Chorus', CHAPTER004: '00:00:00.750', CHAPTER004NAME: 'Ü' },
      ...{ CHAPTER005: '00:00:01.000', CHAPTER005NAME: 'Out' },
    })
  })

  it('leave out what is not, and write hours', () => {
    const sections = [{ name: 'Late', startFrame: (3 * 3600 + 25 * 60 + 45) * 48_000 + 24 }]
    const said = vorbisComments(metadataWith({ title: 'T', track: '7', sections }), LENGTH)
    expect(said).toEqual([
      ...['TITLE=T', 'TRACKNUMBER=7', 'ENCODER=Tutti 0.1.0', 'ENCODER_SETTINGS=24-bit, TPDF dither'],
      ...['CHAPTER001=03:25:45.001', 'CHAPTER001NAME=Late'],
    ])
  })
})

describe('the tag of an MP3', () => {
  it('has the sections as chapters', () => {
    const tag = readId3(mp3(FULL))
    expect(tag?.chapters.map(({ name, startMs, endMs }) => [name, startMs, endMs])).toEqual([
      ['Intro', 0, 100],
      ['Verse 1', 100, 500],
      ['Chorus', 500, 750],
      ['Ü', 750, 1000],
      ['Out', 1000, 1000],
    ])
  })

  it('is nothing where there is nothing to say', () => {
    expect(id3Of(metadataWith({}), LENGTH).length).toBe(0)
  })
})
