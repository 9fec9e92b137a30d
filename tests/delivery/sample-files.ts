import type { FileMetadata } from '../../src/delivery/file-metadata'
import { openWavFile } from '../../src/delivery/wav-file'
import { type Loudness, loudnessOf } from '../../src/engine/loudness-meter'
import { type ExportFormat, FORMATS, SAMPLE_BYTES } from '../../src/session/export-format'
import { emptyMetadata } from '../../src/session/metadata'
import { MemorySink } from './memory-sink'

/** What a file of the samples was "measured" at: each field another value, each with two digits that matter. */
export const MEASURED: Loudness = {
  ...loudnessOf([]),
  integratedLufs: -14.02,
  loudnessRangeLu: 6.17,
  maxMomentaryLufs: -9.84,
  maxShortTermLufs: -11.36,
  truePeakDbtp: -1.01,
}

export function metadataWith(fields: Partial<FileMetadata>): FileMetadata {
  return {
    ...emptyMetadata(),
    title: '',
    alternate: null,
    sections: [],
    version: null,
    coding: '24-bit, TPDF dither',
    program: 'Tutti 0.1.0',
    session: null,
    ...fields,
  }
}

const FULL = metadataWith({
  title: 'Night Bus',
  artist: 'The Testers',
  album: 'Lines',
  track: '3/12',
  date: '2026-11-21',
  genre: 'Pop',
  comment: 'Second version, vocal up.',
  isrc: 'DEXY12600001',
  copyright: '2026 Example Records',
  engineer: 'Anna Weber',
  version: {
    id: '0123456789abcdef',
    name: 'v2 vocal up',
    stateSha256: '0123456789abcdef'.repeat(4),
    approval: 'approved',
    approvedBy: 'Anna Weber',
    approvedAt: '2026-11-20T16:45:12.345Z',
  },
  sections: [
    { name: 'Intro', startFrame: 0 },
    { name: 'Verse 1', startFrame: 4_801 },
    { name: 'Chorus', startFrame: 24_000 },
    { name: 'Ü', startFrame: 36_000 },
    { name: 'Out', startFrame: 47_999 },
  ],
  session: '{"format":"tutti-session"}\n',
})

export interface SampleFile {
  format: ExportFormat
  rateHz: number
  frames: number
  metadata: FileMetadata
}

const shape = { format: 'wav24', rateHz: 48_000, frames: 48_000 } as const

/** Files that outside judges have read: tests/delivery/file-readings.json, by scripts/retake-file-readings.mjs. */
export const SAMPLE_FILES: Readonly<Record<string, SampleFile>> = {
  'full.wav': { ...shape, metadata: FULL },
  'full16.wav': {
    ...shape,
    format: 'wav16',
    rateHz: 44_100,
    metadata: { ...FULL, coding: '16-bit, noise-shaped dither' },
  },
  'full32f.wav': { ...shape, format: 'wav32f', rateHz: 96_000, metadata: { ...FULL, coding: '32-bit float' } },
  'odd.wav': { ...shape, frames: 4_801, metadata: metadataWith({ title: 'Odd' }) },
  'bare.wav': { ...shape, metadata: metadataWith({}) },
  'bounce.wav': { ...shape, format: 'wav32f', metadata: metadataWith({}) },
  'year.wav': { ...shape, metadata: metadataWith({ title: 'Year', date: '2026', track: '7' }) },
  'instrumental.wav': { ...shape, metadata: { ...FULL, alternate: 'Instrumental', session: null } },
  'unicode.wav': {
    ...shape,
    metadata: metadataWith({
      title: 'Пароль 🎧 “Über” e\u0301 — \'x\' "y" & <z>',
      artist: 'שלום עולם',
      album: '夜のバス 👩‍👩‍👧',
      date: '2026-11',
      genre: 'Électro\u2011pop',
      comment: 'Zeile eins\nZeile zwei \\ ; = | 100 %',
      copyright: '© ℗ 2026 Söhne & Töchter',
      engineer: 'Zoë Ångström',
      sections: [{ name: 'Refräng 🎵', startFrame: 12_000 }],
      version: {
        id: 'fedcba9876543210',
        name: 'v3 “Über” 🎧, leiser',
        stateSha256: 'fedcba9876543210'.repeat(4),
        approval: 'changes',
        approvedBy: '',
        approvedAt: '',
      },
    }),
  },
  'long-texts.wav': {
    ...shape,
    metadata: metadataWith({
      title: 'ö'.repeat(200),
      artist: '🎹'.repeat(100),
      album: 'a'.repeat(200),
      comment: 'word '.repeat(200).trim(),
    }),
  },
}

/** A quiet tone made of whole numbers, as PCM of the format. */
export function samplePcm({ format, frames }: Pick<SampleFile, 'format' | 'frames'>): Uint8Array<ArrayBuffer> {
  const kind = FORMATS[format].samples
  const size = SAMPLE_BYTES[kind]
  const bytes = new Uint8Array(frames * 2 * size)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < frames * 2; i++) {
    const triangle = Math.abs(((i >> 1) % 96) - 48) - 24
    if (kind === 'float32') view.setFloat32(i * 4, triangle / 64, true)
    else if (kind === 'pcm16') view.setInt16(i * 2, triangle * 512, true)
    else view.setInt8(i * 3 + 2, triangle * 2)
  }
  return bytes
}

/** The whole file, written in pieces of uneven length. */
export async function sampleBytes(file: SampleFile, measured: Loudness = MEASURED): Promise<Uint8Array<ArrayBuffer>> {
  const sink = new MemorySink()
  const out = openWavFile(file, sink)
  const pcm = samplePcm(file)
  const frameBytes = SAMPLE_BYTES[FORMATS[file.format].samples] * 2
  const step = frameBytes * 7001
  for (let at = 0; at < pcm.length; at += step) await out.write(pcm.slice(at, at + step))
  await out.finish(measured)
  return sink.bytes
}
