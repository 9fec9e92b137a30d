import { describe, expect, it } from 'vitest'
import { openWavFile } from '../../src/delivery/wav-file'
import type { Loudness } from '../../src/engine/loudness-meter'
import { MemoryReader } from '../../src/wav/byte-reader'
import { openPcm } from '../../src/wav/pcm-file'
import { readWavMetadata } from '../../src/wav/read-metadata'
import { MemorySink } from './memory-sink'
import { MEASURED, metadataWith, SAMPLE_FILES, type SampleFile, sampleBytes } from './sample-files'

async function readBack(name: string) {
  const bytes = await sampleBytes(SAMPLE_FILES[name]!)
  const metadata = await readWavMetadata(new MemoryReader(bytes))
  return { bytes, metadata: metadata!, pcm: await openPcm(new MemoryReader(bytes), name) }
}

/** Ids, offsets and sizes, walked as strictly as the format is written. */
function chunks(bytes: Uint8Array): { id: string; at: number; size: number }[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  expect(view.getUint32(4, true)).toBe(bytes.length - 8)
  const found = []
  let at = 12
  while (at < bytes.length) {
    const size = view.getUint32(at + 4, true)
    found.push({ id: String.fromCharCode(...bytes.subarray(at, at + 4)), at: at + 8, size })
    at += 8 + size + (size % 2)
  }
  expect(at).toBe(bytes.length)
  return found
}

const WAV_FILES = Object.keys(SAMPLE_FILES).filter((name) => name.endsWith('.wav'))

describe('a WAV file', () => {
  for (const name of WAV_FILES) {
    it(`${name}: sizes lead from chunk to chunk, and the samples are what was written`, async () => {
      const { bytes, pcm } = await readBack(name)
      const { rateHz, frames, format } = SAMPLE_FILES[name]!
      const data = chunks(bytes).find(({ id }) => id === 'data')
      expect(data?.size).toBe(frames * 2 * { wav24: 3, wav16: 2, wav32f: 4 }[format as 'wav24'])
      expect(pcm).toMatchObject({ rateHz, frames, channels: 2, warnings: [] })
      const { channels } = await pcm.read(0, Math.min(frames, 100))
      const triangle = Array.from({ length: 100 }, (_, i) => (Math.abs((i % 96) - 48) - 24) / 64)
      for (const channel of channels) expect([...channel]).toEqual(triangle)
    })
  }

  it('has its chunks in the order that is promised', async () => {
    const ids = async (name: string) => chunks((await readBack(name)).bytes).map(({ id }) => id)
    expect(await ids('full.wav')).toEqual([...['bext', 'fmt ', 'data', 'LIST', 'cue ', 'LIST', 'id3 ', 'axml', 'tutt']])
    expect(await ids('full32f.wav')).toEqual([
      ...['bext', 'fmt ', 'fact', 'data', 'LIST', 'cue ', 'LIST', 'id3 ', 'axml', 'tutt'],
    ])
    expect(await ids('bare.wav')).toEqual(['bext', 'fmt ', 'data'])
    expect(await ids('odd.wav')).toEqual(['bext', 'fmt ', 'data', 'LIST', 'id3 '])
  })

  it('says everything in every place that has room for it', async () => {
    const { metadata } = await readBack('full.wav')
    const said = SAMPLE_FILES['full.wav']!.metadata
    expect(metadata.problems).toEqual([])
    expect(metadata.bext).toEqual({
      description: 'The Testers - Night Bus',
      originator: 'Tutti',
      originatorReference: '',
      date: '2026-11-21',
      time: '',
      timeReference: 0,
      version: 2,
      integratedLufs: MEASURED.integratedLufs,
      loudnessRangeLu: MEASURED.loudnessRangeLu,
      truePeakDbtp: MEASURED.truePeakDbtp,
      maxMomentaryLufs: MEASURED.maxMomentaryLufs,
      maxShortTermLufs: MEASURED.maxShortTermLufs,
      codingHistory: `A=PCM,F=48000,W=24,M=stereo,T=Tutti 0.1.0; 24-bit; TPDF dither; version v2 vocal up; approved by Anna Weber; 2026-11-20; state ${'0123456789abcdef'.repeat(4)}\r\n`,
    })
    expect(Object.fromEntries(metadata.info)).toEqual({
      ...{ INAM: said.title, IART: said.artist, IPRD: said.album, ITRK: said.track, ICRD: said.date },
      ...{ IGNR: said.genre, ICMT: said.comment, ICOP: said.copyright, IENG: said.engineer, ISRC: said.isrc },
      ISFT: 'Tutti 0.1.0',
    })
    expect(Object.fromEntries(metadata.id3!.texts)).toEqual({
      ...{ TIT2: said.title, TPE1: said.artist, TALB: said.album, TRCK: said.track, TDRC: said.date },
      ...{ TCON: said.genre, TSRC: said.isrc, TCOP: said.copyright, TIPL: `engineer; ${said.engineer}` },
      TSSE: 'Tutti 0.1.0',
    })
    expect(metadata.id3!.comment).toBe(said.comment)
    expect(Object.fromEntries(metadata.id3!.ownTexts)).toEqual({
      ENGINEER: said.engineer,
      ...{ TUTTI_VERSION: 'v2 vocal up', TUTTI_VERSION_ID: '0123456789abcdef', TUTTI_APPROVAL: 'approved' },
      ...{ TUTTI_APPROVED_BY: 'Anna Weber', TUTTI_APPROVED_AT: '2026-11-20T16:45:12.345Z' },
      TUTTI_STATE_SHA256: '0123456789abcdef'.repeat(4),
    })
    expect(metadata.axmlIsrcs).toEqual([said.isrc])
  })

  it('marks the sections, each up to the next one', async () => {
    const { metadata } = await readBack('full.wav')
    expect(metadata.cues).toEqual([
      { id: 1, frame: 0, name: 'Intro', frames: 4801 },
      { id: 2, frame: 4801, name: 'Verse 1', frames: 19_199 },
      { id: 3, frame: 24_000, name: 'Chorus', frames: 12_000 },
      { id: 4, frame: 36_000, name: 'Ü', frames: 11_999 },
      { id: 5, frame: 47_999, name: 'Out', frames: 1 },
    ])
  })

  it('keeps every character in INFO, ID3 and cue points, and says in ASCII what bext may hold', async () => {
    const { metadata } = await readBack('unicode.wav')
    const said = SAMPLE_FILES['unicode.wav']!.metadata
    for (const [key, text] of [
      ['INAM', said.title],
      ['IART', said.artist],
      ['IPRD', said.album],
      ['ICMT', said.comment],
      ['IENG', said.engineer],
    ] as const) {
      expect(metadata.info.get(key)).toBe(text)
    }
    expect(metadata.id3!.texts.get('TIT2')).toBe(said.title)
    expect(metadata.id3!.comment).toBe(said.comment)
    expect(metadata.cues[0]?.name).toBe('Refräng 🎵')
    expect(metadata.bext?.description).toBe('?????? ? "Uber" e - \'x\' "y" & <z>')
    expect(metadata.bext?.date).toBe('')
  })

  it('names an alternate in its title', async () => {
    const { metadata } = await readBack('instrumental.wav')
    expect(metadata.info.get('INAM')).toBe('Night Bus (Instrumental)')
    expect(metadata.bext?.description).toBe('The Testers - Night Bus (Instrumental)')
    expect(metadata.session).toBeNull()
  })
})

describe('the loudness fields', () => {
  const shape: SampleFile = { format: 'wav16', rateHz: 48_000, frames: 10, metadata: metadataWith({}) }
  const bextOf = async (measured: Partial<Loudness>) => {
    const bytes = await sampleBytes(shape, { ...MEASURED, ...measured })
    return (await readWavMetadata(new MemoryReader(bytes)))!.bext!
  }

  it('are rounded to hundredths', async () => {
    const bext = await bextOf({ integratedLufs: -23.006, truePeakDbtp: 0.754_9, maxMomentaryLufs: -99.994 })
    expect(bext).toMatchObject({ integratedLufs: -23.01, truePeakDbtp: 0.75, maxMomentaryLufs: -99.99 })
  })

  it('are not set where nothing was measured, or where the standard has no room for it', async () => {
    const bext = await bextOf({
      integratedLufs: Number.NEGATIVE_INFINITY,
      loudnessRangeLu: -0.01,
      truePeakDbtp: -100,
      maxShortTermLufs: Number.NaN,
    })
    expect(bext).toMatchObject({
      ...{ integratedLufs: null, loudnessRangeLu: null, truePeakDbtp: null, maxShortTermLufs: null },
      maxMomentaryLufs: MEASURED.maxMomentaryLufs,
    })
  })
})

describe('the float bounce', () => {
  it('is the package’s where it says nothing and is short, ours where it says something', async () => {
    expect(chunks((await readBack('bounce.wav')).bytes).map(({ id }) => id)).toEqual(['fmt ', 'data'])
    const say = async (fields: Parameters<typeof metadataWith>[0]) => {
      const bytes = await sampleBytes({ ...SAMPLE_FILES['bounce.wav']!, frames: 10, metadata: metadataWith(fields) })
      return chunks(bytes).map(({ id }) => id)
    }
    expect(await say({})).toEqual(['fmt ', 'data'])
    expect(await say({ comment: 'x' })).toContain('LIST')
    expect(await say({ session: '{}' })).toContain('tutt')
    expect(await say({ sections: [{ name: 'A', startFrame: 0 }] })).toContain('cue ')
  })

  it('is ours from ten minutes on', async () => {
    const first = async (frames: number) => {
      const writes: number[] = []
      const sink = { write: (bytes: Uint8Array) => void writes.push(bytes.length), writeAt: () => {} }
      const spec = { format: 'wav32f', rateHz: 8, frames, metadata: metadataWith({}) } as const
      await openWavFile(spec, sink).write(new Uint8Array(8))
      return writes
    }
    expect(await first(4799)).toEqual([])
    expect((await first(4800)).length).toBe(2)
  })
})

describe('what was promised of the length', () => {
  for (const format of ['wav24', 'wav32f'] as const) {
    const spec = { format, rateHz: 48_000, frames: 2, metadata: metadataWith({}) }
    const frame = format === 'wav24' ? 6 : 8

    it(`${format}: is kept, or said`, async () => {
      const file = openWavFile(spec, new MemorySink())
      await file.write(new Uint8Array(frame))
      await expect(file.finish(MEASURED)).rejects.toThrow(/Fewer samples/)
      await expect(file.write(new Uint8Array(frame * 2))).rejects.toThrow(/More samples/)
    })
  }

  it('must be possible', () => {
    const spec = { format: 'wav24', rateHz: 48_000, metadata: metadataWith({}) } as const
    for (const frames of [-1, 0.5, Number.NaN]) {
      expect(() => openWavFile({ ...spec, frames }, new MemorySink())).toThrow(RangeError)
      expect(() => openWavFile({ ...spec, format: 'wav32f', frames }, new MemorySink())).toThrow(RangeError)
    }
    expect(() => openWavFile({ ...spec, format: 'mp3', frames: 1 }, new MemorySink())).toThrow(/no WAV/)
  })

  it('may be nothing', async () => {
    const sink = new MemorySink()
    await openWavFile({ format: 'wav24', rateHz: 48_000, frames: 0, metadata: metadataWith({}) }, sink).finish(MEASURED)
    expect(chunks(sink.bytes).map(({ id }) => id)).toEqual(['bext', 'fmt ', 'data'])
  })
})

it('gives the same bytes again', async () => {
  for (const name of WAV_FILES) {
    expect(Buffer.from(await sampleBytes(SAMPLE_FILES[name]!)).equals(await sampleBytes(SAMPLE_FILES[name]!))).toBe(
      true,
    )
  }
})
