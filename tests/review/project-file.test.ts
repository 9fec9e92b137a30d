import { describe, expect, it } from 'vitest'
import { readProjectFile } from '../../src/review/read-project-file'
import { type ProjectStem, writeProjectFile } from '../../src/review/write-project-file'
import { openLossless } from '../../src/stems/open-lossless'
import { interleave, StemHash } from '../../src/stems/stem-hash'
import { BlobReader } from '../../src/wav/blob-reader'
import { MemoryReader } from '../../src/wav/byte-reader'
import { MemorySink } from '../delivery/memory-sink'
import { noise, rounded, stemOf } from './project-stems'

const SESSION = '{"format":"tutti-session"}\n'
const PROJECT = `{"note":"ü \\u2028 ${'long '.repeat(100_000)}"}\n`

async function written(stems: readonly ProjectStem[]): Promise<Uint8Array<ArrayBuffer>> {
  const sink = new MemorySink()
  const request = { program: 'Tutti 0.1.0', sessionText: SESSION, projectText: PROJECT, stems }
  const bytes = await writeProjectFile(request, sink)
  expect(bytes).toBe(sink.bytes.length)
  return sink.bytes
}

/** As the app imports it: the file's own reader, then the hash over what it decoded. */
async function hashOf(file: Blob, fileName: string): Promise<string> {
  const audio = await openLossless(new BlobReader(file), fileName)
  const hash = await StemHash.create(audio.rateHz, audio.channels)
  for await (const { channels, warning } of audio.pieces()) {
    expect(warning).toBeUndefined()
    hash.update(interleave(channels))
  }
  return hash.digest()
}

const LENGTH = 70_011
const quiet = noise(LENGTH, 7).map((value) => value / 3)

describe('a project file', () => {
  it('gives back texts and every stem, as FLAC where that is exact and as float WAV where it is not', async () => {
    const negativeZero = rounded(quiet, 24)
    negativeZero[65_999] = -0
    const stems = await Promise.all([
      stemOf('24.wav', 48_000, [rounded(noise(LENGTH, 1), 24), rounded(noise(LENGTH, 2), 24)]),
      stemOf('16.wav', 44_100, [rounded(quiet, 16), rounded(noise(LENGTH, 3), 16)]),
      stemOf('mono.wav', 96_000, [rounded(quiet, 24)]),
      stemOf('float.wav', 48_000, [quiet, noise(LENGTH, 4)]),
      stemOf('mono float.wav', 48_000, [noise(LENGTH, 5)]),
      stemOf('over.wav', 48_000, [Float32Array.of(0.5, 1, 0), Float32Array.of(0, 0, 0)]),
      stemOf('negative zero.wav', 48_000, [negativeZero]),
      stemOf('rate.wav', 384_000, [rounded(quiet, 24)]),
    ])
    const bytes = await written(stems)
    const contents = await readProjectFile(new MemoryReader(bytes), 'song.tutti')
    expect(contents).toMatchObject({ program: 'Tutti 0.1.0', sessionText: SESSION, projectText: PROJECT })
    expect(contents.stems.map(({ path }) => path?.split('.')[1])).toEqual([
      'flac',
      'flac',
      'flac',
      'wav',
      'wav',
      'wav',
      'wav',
      'wav',
    ])
    for (const [n, { part, fileName, sha256, ...stem }] of contents.stems.entries()) {
      expect({ fileName, sha256, ...stem }).toMatchObject(stems[n]!.ref)
      const file = new Blob([bytes]).slice(part!.offset, part!.offset + part!.length)
      // Broken once by taking a negative zero for a whole number of 24 bits: FLAC has none.
      expect(await hashOf(file, fileName), fileName).toBe(sha256)
    }
  })

  it('is the same bytes every time, and holds a stem once that two groups use', async () => {
    const stem = await stemOf('a.wav', 48_000, [rounded(quiet, 24)])
    const bytes = await written([stem, stem])
    expect(await written([{ ...stem, ref: { ...stem.ref } }])).toEqual(bytes)
  })

  it('can hold only the hashes', async () => {
    const { ref } = await stemOf('a.wav', 48_000, [quiet])
    const { stems } = await readProjectFile(new MemoryReader(await written([{ ref, read: null }])), 'song.tutti')
    expect(stems).toEqual([{ ...ref, path: null, part: null }])
  })

  it('stops where it is told to, and says what its caller’s reader said', async () => {
    const stem = await stemOf('a.wav', 48_000, [rounded(noise(500_000, 1), 24)])
    const stop = new AbortController()
    const request = { program: '', sessionText: '', projectText: '', stems: [stem] }
    const onProgress = ({ fraction }: { fraction: number }) => void (fraction > 0.6 && stop.abort())
    const writing = writeProjectFile(request, new MemorySink(), { signal: stop.signal, onProgress })
    await expect(writing).rejects.toMatchObject({ name: 'AbortError' })
    const gone = new Error('The stem is gone.')
    const broken = { ...request, stems: [{ ...stem, read: () => Promise.reject(gone) }] }
    await expect(writeProjectFile(broken, new MemorySink())).rejects.toBe(gone)
  })
})
