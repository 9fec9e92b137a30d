import { constants, deflateRawSync, inflateRawSync } from 'node:zlib'
import { deflateSync } from 'fflate'
import { crc32 } from 'hash-wasm'
import { beforeAll, describe, expect, it } from 'vitest'
import { readProjectFile } from '../../src/review/read-project-file'
import { writeProjectFile } from '../../src/review/write-project-file'
import { MemoryReader } from '../../src/wav/byte-reader'
import { joinBytes, utf8Bytes } from '../../src/wav/chunk-bytes'
import { MemorySink } from '../delivery/memory-sink'
import { noise, stemOf } from './project-stems'
import { DEFLATED, localHeader, STORED, type ZipEntry, zipEnd } from './zip-records'

interface Content {
  readonly name: string
  readonly content: Uint8Array
  readonly method?: 0 | 8
  /** As it lies in the file, where that is not what the content packs to. */
  readonly stored?: Uint8Array
  /** What the list says instead. */
  readonly says?: Partial<ZipEntry>
}

async function zipOf(contents: readonly Content[]): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  const entries: ZipEntry[] = []
  let at = 0
  for (const { name, content, method = STORED, says, ...packed } of contents) {
    const stored = packed.stored ?? (method === DEFLATED ? deflateSync(content) : content)
    const sizes = { storedBytes: stored.length, bytes: content.length, headerAt: at }
    const entry: ZipEntry = { name, method, crc32: Number.parseInt(await crc32(content), 16), ...sizes }
    const header = localHeader(entry, false)
    parts.push(header, stored)
    at += header.length + stored.length
    entries.push({ ...entry, ...says })
  }
  return joinBytes([...parts, zipEnd(entries, at)])
}

/** 256 MiB of zeros in a quarter of one: blocks that do not know of each other, and an empty last one (RFC 1951). */
function packedZeros(): Uint8Array {
  const block = deflateRawSync(new Uint8Array(2 ** 24), { finishFlush: constants.Z_FULL_FLUSH })
  return joinBytes([...Array.from({ length: 16 }, () => block), Uint8Array.of(3, 0)])
}

const refusal = (bytes: Uint8Array) =>
  readProjectFile(new MemoryReader(bytes), 'song.tutti').then(
    () => 'opened',
    (error: Error) => `${error.name}: ${error.message}`,
  )

const text = (name: string, content: string, more: Partial<Content> = {}): Content => ({
  name,
  content: utf8Bytes(content),
  ...more,
})

const LIST = { format: 'tutti-file', version: 1, program: 'Tutti 0.1.0', stems: [] as object[] }
const session = text('session.json', '{}')
const project = text('project.json', '{}')
const list = (changes: object = {}) => text('tutti.json', JSON.stringify({ ...LIST, ...changes }))
const STEM = { fileName: 'a.wav', sha256: 'a'.repeat(64), rateHz: 48_000, channels: 2, frames: 9, lossy: false }
const stemPath = `stems/${STEM.sha256}.wav`
const withPath = { ...STEM, path: stemPath }

let whole: Uint8Array
beforeAll(async () => {
  const sink = new MemorySink()
  const stems = [await stemOf('a.wav', 48_000, [noise(1000, 1)])]
  await writeProjectFile({ program: 'Tutti 0.1.0', sessionText: '{"s":1}', projectText: '{"p":1}', stems }, sink)
  whole = sink.bytes
})

describe('a broken project file', () => {
  it('is refused wherever it is cut, and never opened by half', async () => {
    expect(await refusal(whole)).toBe('opened')
    for (const length of [0, 3, 21, 100, 1000, whole.length - 200, whole.length - 23, whole.length - 1]) {
      const message = await refusal(whole.subarray(0, length))
      expect(message, `${length}`).toBe(
        `ProjectFileError: "song.tutti" ${length < 4 ? 'is no Tutti project.' : 'is cut short. Copy or save it again.'}`,
      )
    }
  })

  it('that has another byte anywhere is opened as it was, or refused in words', async () => {
    const good = await readProjectFile(new MemoryReader(whole), 'song.tutti')
    const answers = new Set<string>()
    for (let at = 0; at < whole.length; at++) {
      const bytes = whole.slice()
      bytes[at]! ^= 0x41
      try {
        const read = await readProjectFile(new MemoryReader(bytes), 'song.tutti')
        // Texts are covered by their CRC; a stem's bytes by its hash, which the app compares.
        expect([read.sessionText, read.projectText, read.program], `byte ${at}`).toEqual([
          good.sessionText,
          good.projectText,
          good.program,
        ])
      } catch (error) {
        expect((error as Error).name, `byte ${at}: ${(error as Error).stack}`).toBe('ProjectFileError')
        answers.add((error as Error).message)
      }
    }
    expect(answers.size).toBeGreaterThan(5)
  })

  it('with a wrong CRC is refused', async () => {
    const wrong = { ...session, says: { crc32: 1 } }
    expect(await refusal(await zipOf([list(), wrong, project]))).toMatch(
      'is damaged: "session.json" in it cannot be read',
    )
  })

  it('that unpacks to more than it says, or says more than it may, is refused soon', async () => {
    const packed = packedZeros()
    const bomb = { name: 'session.json', content: new Uint8Array(0), stored: packed, method: DEFLATED } as const
    const open = await zipOf([list(), { ...bomb, says: { bytes: 2 ** 28 } }, project])
    const hidden = await zipOf([list(), { ...bomb, says: { bytes: 1000 } }, project])
    expect(inflateRawSync(packed).length).toBe(2 ** 28)
    const before = performance.now()
    // Broken once by unpacking all of it before looking at its length: that takes seconds.
    expect(await refusal(hidden)).toMatch('is damaged')
    expect(await refusal(open)).toMatch('is larger than any')
    const long = { ...text('session.json', 'x'), says: { bytes: 2 ** 40, storedBytes: 2 ** 40 } }
    expect(await refusal(await zipOf([list(), long, project]))).toMatch('lies where something else is')
    expect(performance.now() - before).toBeLessThan(1000)
  })

  it.each(['../session.json', 'stems/../../x', '/etc/passwd', 'C:\\x', 'stems\\a.wav', 'a\0b', ''])(
    'with an entry called %j is refused',
    async (name) => {
      expect(await refusal(await zipOf([list(), session, project, text(name, 'x')]))).toMatch(
        'is no name that a project has',
      )
    },
  )

  it('with the same entry twice, or two entries in one place, is refused', async () => {
    expect(await refusal(await zipOf([list(), session, session, project]))).toMatch('it holds "session.json" twice')
    const over = text('stems/x', 'x', { says: { headerAt: 0 } })
    expect(await refusal(await zipOf([list(), session, project, over]))).toMatch('lies where something else is')
  })

  it('that lists far too much is refused', async () => {
    const many = Array.from({ length: 2001 }, (_, n) => text(`stems/${n}`, ''))
    expect(await refusal(await zipOf(many))).toMatch('lists more files than any project has')
  })

  it('without one of its texts names it', async () => {
    expect(await refusal(await zipOf([session, project]))).toMatch('there is no "tutti.json" in it')
    expect(await refusal(await zipOf([list(), session]))).toMatch('there is no "project.json" in it')
  })

  it('of a later version says so; a list that is none is refused', async () => {
    expect(await refusal(await zipOf([list({ version: 2 }), session, project]))).toMatch('a later version of Tutti')
    const outside = { ...STEM, path: 'session.json' }
    for (const changes of [{ stems: 7 }, { format: 'x' }, { stems: [{ ...STEM }] }, { stems: [outside] }])
      expect(await refusal(await zipOf([list(changes), session, project]))).toMatch('is no list of a project')
    expect(await refusal(await zipOf([text('tutti.json', '{'), session, project]))).toMatch('is no list of a project')
    expect(await refusal(await zipOf([list({ stems: [withPath, withPath] }), session, project]))).toMatch('twice')
  })

  it('with text that is no UTF-8 is refused', async () => {
    const broken = { name: 'session.json', content: Uint8Array.of(0x7b, 0xff, 0x7d) }
    expect(await refusal(await zipOf([list(), broken, project]))).toMatch('"session.json" in it cannot be read')
  })

  it('whose stem is missing opens, and says so', async () => {
    const bytes = await zipOf([list({ stems: [withPath] }), session, project])
    const { stems } = await readProjectFile(new MemoryReader(bytes), 'song.tutti')
    expect(stems).toEqual([{ ...withPath, part: null }])
  })

  it('that was packed anew with packed sounds says what to do', async () => {
    const packed = { name: stemPath, content: new Uint8Array(1000), method: DEFLATED } as const
    const bytes = await zipOf([list({ stems: [withPath] }), session, project, packed])
    expect(await refusal(bytes)).toMatch('was packed anew by another program')
  })

  it('keeps the name of a file from rearranging the message', async () => {
    const message = await readProjectFile(new MemoryReader(utf8Bytes('no')), 'a\u202e\u0007<b>.tutti').catch(String)
    expect(message).toBe('ProjectFileError: "a  <b>.tutti" is no Tutti project.')
  })
})
