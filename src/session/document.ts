import type { ALTERNATES, DELIVERY, MasterSettings, StripSettings, ValuesOf } from '../params'
import type { Dither, ExportFormat } from './export-format'
import type { MetadataDoc } from './metadata'

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

/** Sections that a song can have. */
export const MAX_SECTIONS = 64

/** A part of the song, such as the chorus: from its start to that of the next one. */
export interface SectionDoc {
  /** Stable within the session, such as "s1": rides refer to it. */
  id: string
  name: string
  startSeconds: number
}

/** A file beside the master in which only some of the strips sound: an instrumental, an a cappella, a TV mix. */
export interface AlternateDoc {
  name: string
  /** Ids of the groups that sound, in any order: they are summed in the session's. */
  groups: string[]
  /** Integrated loudness that it is mastered to when it is free. */
  targetLufs: number
}

export interface SessionDoc {
  format: 'tutti-session'
  version: 1
  title: string
  /** Rate of the session and of its master, in hertz. */
  rateHz: number
  /** Seed of the dither: 32-bit unsigned. */
  seed: number
  groups: GroupDoc[]
  /** In the order of their starts, no two at once. What lies before the first belongs to none. */
  sections: SectionDoc[]
  master: MasterSettings
  /** `rateHz`: of the file, null for the session's. */
  export: { format: ExportFormat; dither: Dither; rateHz: number | null }
  metadata: MetadataDoc
  /** `service`: id in the delivery targets, null where no service was chosen. `fileName`: pattern of src/delivery. */
  delivery: ValuesOf<typeof DELIVERY> & { service: string | null; fileName: string }
  alternates: ValuesOf<typeof ALTERNATES> & { sets: AlternateDoc[] }
  compare: { rough: StemRef | null; reference: StemRef | null; matchLoudness: boolean }
  /** In seconds of the song; played only when `on`. */
  loop: { on: boolean; startSeconds: number; endSeconds: number }
}
