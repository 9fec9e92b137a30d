/** Files that an export can be. Coded with loss: mp3, opus, aac. */
export const EXPORT_FORMATS = ['wav24', 'wav16', 'wav32f', 'flac24', 'flac16', 'mp3', 'opus', 'aac'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** What the render quantises to before a file is made of it: interleaved little-endian PCM of these kinds. */
export type SampleFormat = 'pcm24' | 'pcm16' | 'float32'

export interface FormatFacts {
  /** As a person says it. */
  readonly label: string
  readonly extension: string
  readonly mime: string
  readonly samples: SampleFormat
  /** Whole numbers that the file holds; null where it is coded with loss. */
  readonly bits: 16 | 24 | 32 | null
  /** In a file name. */
  readonly bitsText: string
  readonly lossy: boolean
}

const WAV = { extension: '.wav', mime: 'audio/wav', lossy: false } as const
const FLAC = { extension: '.flac', mime: 'audio/flac', lossy: false } as const

export const FORMATS: Readonly<Record<ExportFormat, FormatFacts>> = {
  wav24: { ...WAV, label: '24-bit WAV', samples: 'pcm24', bits: 24, bitsText: '24' },
  wav16: { ...WAV, label: '16-bit WAV', samples: 'pcm16', bits: 16, bitsText: '16' },
  wav32f: { ...WAV, label: '32-bit float WAV', samples: 'float32', bits: 32, bitsText: '32f' },
  flac24: { ...FLAC, label: '24-bit FLAC', samples: 'pcm24', bits: 24, bitsText: '24' },
  flac16: { ...FLAC, label: '16-bit FLAC', samples: 'pcm16', bits: 16, bitsText: '16' },
  mp3: {
    label: 'MP3, 320 kb/s',
    extension: '.mp3',
    mime: 'audio/mpeg',
    samples: 'pcm16',
    bits: null,
    bitsText: 'mp3',
    lossy: true,
  },
  opus: {
    label: 'Opus, 192 kb/s',
    extension: '.opus',
    mime: 'audio/ogg',
    samples: 'pcm24',
    bits: null,
    bitsText: 'opus',
    lossy: true,
  },
  aac: {
    label: 'AAC, 256 kb/s',
    extension: '.m4a',
    mime: 'audio/mp4',
    samples: 'pcm24',
    bits: null,
    bitsText: 'aac',
    lossy: true,
  },
}

export const DITHERS = ['tpdf', 'shaped', 'none'] as const
export type Dither = (typeof DITHERS)[number]

/** Bytes of one sample. */
export const SAMPLE_BYTES: Readonly<Record<SampleFormat, 2 | 3 | 4>> = { pcm16: 2, pcm24: 3, float32: 4 }

/** Rates that a master can be delivered at, in hertz, beside the session's own. */
export const DELIVERY_RATES_HZ = [44_100, 48_000, 88_200, 96_000, 176_400, 192_000] as const
