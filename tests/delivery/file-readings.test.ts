import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { fullTitle } from '../../src/delivery/full-title'
import { openPcm } from '../../src/wav/pcm-file'
import { readWavMetadata } from '../../src/wav/read-metadata'
import readings from './file-readings.json'
import { LONG_FILE, longFile } from './long-file'
import { MEASURED, SAMPLE_FILES, type SampleFile, sampleBytes, samplePcm } from './sample-files'

// What ffprobe, mediainfo, FFmpeg, SoX and flac read in our files is kept, each with the hash of the bytes that they read. Where a writer
// changes, its hash does, and this fails until scripts/retake-file-readings.mjs has asked them again.

interface Reading {
  sha256: string
  /** SHA-256 of the samples, by program. */
  samples: Record<string, string>
  ffprobe: {
    stream: { codec_name: string; sample_rate: number; channels: number; duration_ts: number }
    tags: Record<string, string>
    chapters: { start: number; end: number; title: string | null }[]
  }
  mediainfo: { General: Record<string, unknown>; Audio: Record<string, unknown> }
}

const FILES: Readonly<Record<string, SampleFile>> = { ...SAMPLE_FILES, 'long.wav': LONG_FILE }
const readingOf = (name: string) => (readings.files as unknown as Record<string, Reading>)[name]

const CODECS: Record<string, string> = { wav24: 'pcm_s24le', wav16: 'pcm_s16le', wav32f: 'pcm_f32le' }

/** Without what is empty: a judge says nothing of it. */
function said(texts: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''))
}

/** What the coding history says of the version, by the version's id: in ASCII, without commas. */
const VERSION_HISTORIES: Record<string, string> = {
  '0123456789abcdef': `; version v2 vocal up; approved by Anna Weber; 2026-11-20; state ${'0123456789abcdef'.repeat(4)}`,
  fedcba9876543210: `; version v3 "Uber" ?; leiser; changes asked for; state ${'fedcba9876543210'.repeat(4)}`,
}

function expectedTags({ format, rateHz, metadata }: SampleFile): Record<string, string> {
  const { artist, album, track, date, genre, comment, copyright, engineer, isrc } = metadata
  const bits = { wav24: 24, wav16: 16, wav32f: 32 }[format as 'wav24']
  const coding = `${metadata.program}; ${metadata.coding.replaceAll(',', ';')}${VERSION_HISTORIES[metadata.version?.id ?? ''] ?? ''}`
  const title = fullTitle(metadata)
  return said({
    ...{ title, artist, album, track, date, genre, copyright },
    // Where there is no comment, ffprobe shows the description of bext.
    comment: comment || [artist, title].filter((part) => part !== '').join(' - '),
    IENG: engineer,
    ISRC: isrc,
    encoder: title ? metadata.program : '',
    encoded_by: 'Tutti',
    time_reference: '0',
    coding_history: `A=PCM,F=${rateHz},W=${bits},M=stereo,T=${coding}\r\n`,
  })
}

describe('ffprobe', () => {
  for (const [name, file] of Object.entries(FILES)) {
    it(`reads in ${name} what was written`, () => {
      const { stream, tags, chapters } = readingOf(name)!.ffprobe
      const { format, rateHz, frames, metadata } = file
      expect(stream).toEqual({
        ...{ codec_name: CODECS[format], sample_rate: rateHz, channels: 2, duration_ts: frames },
      })
      expect(tags).toEqual(name === 'bounce.wav' ? {} : expectedTags(file))
      expect(chapters).toEqual(
        metadata.sections.map(({ name: title, startFrame }, index) => ({
          ...{ start: startFrame, end: metadata.sections[index + 1]?.startFrame ?? frames, title },
        })),
      )
    })
  }
})

describe('mediainfo', () => {
  for (const [name, file] of Object.entries(FILES)) {
    const { General, Audio } = readingOf(name)?.mediainfo ?? { General: {}, Audio: {} }
    const { metadata, rateHz, frames, format } = file
    const extra = General.extra as Record<string, string> | undefined

    it(`reads in ${name} what was written`, () => {
      const [position = '', total = ''] = metadata.track.split('/')
      const expected: Record<string, string> = {
        Track: fullTitle(metadata),
        Performer: metadata.artist,
        Album: metadata.album,
        Track_Position: position,
        Track_Position_Total: total,
        Recorded_Date: metadata.date,
        Genre: metadata.genre,
        // It shows a line end as " / ".
        Comment: metadata.comment.replaceAll('\n', ' / '),
        ISRC: metadata.isrc,
        Copyright: metadata.copyright,
      }
      const read = Object.fromEntries(Object.keys(expected).map((key) => [key, General[key] ?? '']))
      expect(read).toEqual(expected)
      expect(extra?.ENGINEER ?? '').toBe(metadata.engineer)
      const { version } = metadata
      const stamp = said({
        TUTTI_VERSION: version?.name ?? '',
        TUTTI_VERSION_ID: version?.id ?? '',
        TUTTI_APPROVAL: version?.approval ?? '',
        TUTTI_APPROVED_BY: version?.approvedBy ?? '',
        TUTTI_APPROVED_AT: version?.approvedAt ?? '',
        TUTTI_STATE_SHA256: version?.stateSha256 ?? '',
      })
      expect(Object.fromEntries(Object.entries(extra ?? {}).filter(([key]) => key.startsWith('TUTTI')))).toEqual(stamp)
      expect(Audio).toMatchObject({ SamplingRate: String(rateHz), SamplingCount: String(frames), Channels: '2' })
      expect(Audio.BitDepth).toBe({ wav24: '24', wav16: '16', wav32f: '32' }[format as 'wav24'])
      expect(General.Format_Profile).toBe(name === 'long.wav' ? 'RF64' : undefined)
    })

    it(`reads in the bext chunk of ${name} what was measured`, () => {
      if (name === 'bounce.wav') {
        expect(extra).toBeUndefined()
        return
      }
      expect(extra).toMatchObject({ bext_Present: 'Yes', bext_Version: '2' })
      expect(Audio.extra).toEqual({
        LoudnessValue: MEASURED.integratedLufs.toFixed(2),
        LoudnessRange: MEASURED.loudnessRangeLu.toFixed(2),
        MaxTruePeakLevel: MEASURED.truePeakDbtp.toFixed(2),
        MaxMomentaryLoudness: MEASURED.maxMomentaryLufs.toFixed(2),
        MaxShortTermLoudness: MEASURED.maxShortTermLufs.toFixed(2),
      })
      expect(General.Producer).toBe('Tutti')
    })
  }
})

describe('FFmpeg, SoX and flac', () => {
  for (const [name, file] of Object.entries(SAMPLE_FILES)) {
    it(`play the samples of ${name}, and nothing before or behind them`, () => {
      const ours = createHash('sha256').update(samplePcm(file)).digest('hex')
      const all = { ffmpeg: ours, sox: ours, ...(file.format === 'wav32f' ? {} : { flac: ours }) }
      expect(readingOf(name)?.samples).toEqual(all)
    })
  }
})

describe('the files that they read', () => {
  for (const [name, file] of Object.entries(SAMPLE_FILES)) {
    it(`${name} is what the writer gives today`, async () => {
      expect(
        createHash('sha256')
          .update(await sampleBytes(file))
          .digest('hex'),
      ).toBe(readingOf(name)?.sha256)
    })
  }

  it('a file beyond 4 GiB is RF64, and what the writer gives today', async () => {
    const long = await longFile()
    const hash = createHash('sha256')
    for (const { bytes } of long.pieces) hash.update(bytes)
    expect(hash.digest('hex')).toBe(readingOf('long.wav')?.sha256)
    expect(long.size).toBeGreaterThan(2 ** 32)
    const pcm = await openPcm(long, 'long.wav')
    expect(pcm).toMatchObject({ container: 'rf64', frames: LONG_FILE.frames, rateHz: 96_000, warnings: [] })
    const metadata = await readWavMetadata(long)
    expect(metadata?.chunkIds).toEqual([
      ...['ds64', 'bext', 'fmt ', 'data', 'LIST', 'cue ', 'LIST', 'id3 ', 'axml', 'tutt'],
    ])
    expect(metadata?.cues.map(({ frame }) => frame)).toEqual([0, 740_000_000])
    expect(metadata?.bext?.integratedLufs).toBe(MEASURED.integratedLufs)
    expect(metadata?.problems).toEqual([])
  })

  it('none is missing', () => {
    expect(Object.keys(readings.files).sort()).toEqual(Object.keys(FILES).sort())
  })
})
