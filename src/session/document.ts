import type {
  ALTERNATES,
  DELIVERY,
  MasterProcessor,
  MasterSettings,
  REFERENCE,
  StripProcessor,
  StripSettings,
  ValuesOf,
} from '../params'
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

/** References that a session can hold. */
export const MAX_REFERENCES = 8

/** Another record to compare with, laid beside the song. */
export interface ReferenceDoc extends ValuesOf<typeof REFERENCE> {
  /** Stable within the session, such as "r1". */
  id: string
  name: string
  stem: StemRef
  /** The part of it that is heard over and over when `on`: in its own seconds. */
  loop: { on: boolean; startSeconds: number; endSeconds: number }
}

/** What a version can be said to be: nothing yet, to be changed, to be delivered. */
export const APPROVALS = ['open', 'changes', 'approved'] as const
export type Approval = (typeof APPROVALS)[number]

/** Which saved version a delivered session is, and what was said of it: written by the export into its file. */
export interface VersionStamp {
  id: string
  name: string
  /** Of the session that it belongs to: another state of it has no right to the stamp. */
  stateSha256: string
  approval: Approval
  /** Who approved it, and when (ISO 8601, UTC); empty where nobody did. */
  approvedBy: string
  approvedAt: string
}

/** Two settings of one processor, to be compared. */
export const SIDES = ['A', 'B'] as const
export type Side = (typeof SIDES)[number]

/** Which side of a processor is in the song, and the settings of the other one. */
export interface OtherSide<Settings> {
  side: Side
  other: Settings
}

/** What the hand at the controls needs: no sound depends on it. */
export interface HandDoc {
  /** Ids of the groups whose controls move together. */
  linked: string[]
  /** Only processors that were ever changed over. Strips by the ids of their groups. */
  sides: {
    strips: Record<string, { [P in StripProcessor]?: OtherSide<StripSettings[P]> }>
    master: { [P in MasterProcessor]?: OtherSide<MasterSettings[P]> }
  }
}

export interface SessionDoc {
  format: 'tutti-session'
  version: 2
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
  /** `service`: id in the delivery targets, null where no service was chosen. `fileName`: pattern of src/delivery. `version`: null but in a delivered session. */
  delivery: ValuesOf<typeof DELIVERY> & { service: string | null; fileName: string; version: VersionStamp | null }
  alternates: ValuesOf<typeof ALTERNATES> & { sets: AlternateDoc[] }
  compare: { rough: StemRef | null; references: ReferenceDoc[]; matchLoudness: boolean }
  /** In seconds of the song; played only when `on`. */
  loop: { on: boolean; startSeconds: number; endSeconds: number }
  hand: HandDoc
}
