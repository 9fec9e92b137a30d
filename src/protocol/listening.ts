import type { MasterProcessor, StripProcessor } from '../params'
import type { LoopFrames } from '../session/loop-position'

/**
 * What the monitor can let through. A reference is named by its id in the session, a version by its id in the project;
 * `codec` is the file that the last codec check decoded.
 */
export type MonitorSlot = 'master' | 'sum' | 'rough' | 'codec' | `reference:${string}` | `version:${string}`

/** Sources that can go straight to the monitor at once: a rough mix, eight references, six versions, a coded file. */
export const MAX_LANES = 16

/** A source beside the stems: the player reads it, the monitor lets it through when its slot is chosen. */
export interface CompareLane {
  readonly slot: MonitorSlot
  readonly sha256: string
  /** Song frame on which its first frame sounds; below zero the song begins inside it. */
  readonly offsetFrames: number
  /**
   * In its own frames at the session's rate: only this part of it sounds, over and over, in step with the song (frame
   * `startFrame + (songFrame - offsetFrames - startFrame) mod length`), each wrap a cross-fade. Null plays it through.
   */
  readonly loop: LoopFrames | null
}

/** Bands of the listening checks, named for what they are. `null` edges are open. */
export const CHECK_BANDS = [
  { id: 'full', label: 'Full range', lowHz: null, highHz: null },
  { id: 'small', label: '300 Hz to 8 kHz', lowHz: 300, highHz: 8000 },
  { id: 'phone', label: '500 Hz to 5 kHz', lowHz: 500, highHz: 5000 },
  { id: 'bass', label: 'Below 120 Hz', lowHz: null, highHz: 120 },
] as const
export type CheckBand = (typeof CHECK_BANDS)[number]['id']

export const CHECK_CHANNELS = ['stereo', 'mono', 'side', 'swapped'] as const
export type CheckChannels = (typeof CHECK_CHANNELS)[number]

/** How far dim turns down. */
export const DIM_DB = -20

/** What is done to everything on its way to the ears; never part of a session or an export. */
export interface ListeningChecks {
  readonly channels: CheckChannels
  readonly band: CheckBand
  readonly dim: boolean
}

export const NO_CHECKS: ListeningChecks = { channels: 'stereo', band: 'full', dim: false }

/** One band of an equaliser, from 0; of a strip's filters what their high-pass (0) or their low-pass (1) works on. */
export interface BandPlace {
  readonly place: ProcessorPlace
  readonly band: number
}

/** One processor of the song. */
export type ProcessorPlace =
  | { readonly host: 'strip'; readonly groupId: string; readonly processor: StripProcessor }
  | { readonly host: 'master'; readonly processor: MasterProcessor }
