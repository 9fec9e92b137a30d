import { codedBytes, codedPcm, codedSpec } from './coded-sample-files'
import { metadataWith, SAMPLE_FILES } from './sample-files'

const FRAMES = 48_000
const full = { ...SAMPLE_FILES['full.wav']!.metadata, coding: 'test signal' }
const unicode = { ...SAMPLE_FILES['unicode.wav']!.metadata, coding: 'test signal' }
const bare = metadataWith({})

/** Files that outside judges have read: coded-readings.json, by scripts/retake-coded-readings.mjs. */
export const CODED_FILES = {
  'full24.flac': { ...codedSpec('flac24', 96_000, FRAMES), metadata: full },
  'full16.flac': { ...codedSpec('flac16', 44_100, FRAMES), metadata: full },
  'unicode.flac': { ...codedSpec('flac24', 48_000, FRAMES), metadata: unicode },
  'short.flac': { ...codedSpec('flac16', 48_000, 1), metadata: bare },
  'full.mp3': { ...codedSpec('mp3', 44_100, FRAMES), metadata: full },
  'unicode.mp3': { ...codedSpec('mp3', 48_000, FRAMES), metadata: unicode },
  'bare.mp3': { ...codedSpec('mp3', 32_000, FRAMES), metadata: bare },
} as const

export type CodedFileName = keyof typeof CODED_FILES

/** The samples that went into it, and the file. */
export async function codedFile(name: CodedFileName) {
  const spec = CODED_FILES[name]
  const pcm = codedPcm(spec.format, spec.frames)
  return { pcm, bytes: await codedBytes(spec, pcm.slice()) }
}
