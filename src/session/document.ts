import type { MasterSettings, StripSettings } from '../params'

/** The families that a stem can belong to; each has a label and a hue on the page. */
export const FAMILIES = [
  'leadVocal',
  'backingVocals',
  'drums',
  'bass',
  'guitars',
  'keys',
  'synths',
  'instruments',
  'effects',
] as const
export type Family = (typeof FAMILIES)[number]

/** Groups that a session can hold. */
export const MAX_GROUPS = 8

/**
 * A stem as a session knows it. `sha256` is over rate, channels and float32 samples (DESIGN promise 2);
 * null in a session that was written by hand: the stem is then found by `fileName`.
 */
export interface StemRef {
  fileName: string
  sha256: string | null
  rateHz: number
  channels: number
  frames: number
  /** True where the file was coded with loss: its alignment cannot be guaranteed. */
  lossy: boolean
}

/** One strip's worth of song: one or more stems, summed in list order. */
export interface GroupDoc {
  /** Stable within the session, such as "g1". */
  id: string
  name: string
  family: Family
  stems: StemRef[]
  strip: StripSettings
}

export const EXPORT_FORMATS = ['wav24', 'wav16', 'wav32f'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]
export const DITHERS = ['tpdf', 'none'] as const
export type Dither = (typeof DITHERS)[number]

export interface SessionDoc {
  format: 'tutti-session'
  version: 1
  title: string
  /** Rate of the session and of its master, in hertz. */
  rateHz: number
  /** Seed of the dither: 32-bit unsigned. */
  seed: number
  groups: GroupDoc[]
  master: MasterSettings
  export: { format: ExportFormat; dither: Dither }
  compare: { rough: StemRef | null; reference: StemRef | null; matchLoudness: boolean }
  /** In seconds of the song; played only when `on`. */
  loop: { on: boolean; startSeconds: number; endSeconds: number }
}
