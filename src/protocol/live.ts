import type { OrderedProcessor } from '../params'
import { MAX_GROUPS } from '../session/document'
import type { LoopFrames } from '../session/loop-position'
import type { FeedStream } from './feed'

export interface StripControls {
  index: number
  block: Float64Array
  rides: Float64Array
}

/**
 * The master's packed block (MASTER_LAYOUT), the order of its processors, what each strip sends to the reverb, and the
 * ceiling holds (packHolds) that the export of the same session would have.
 */
export interface MasterControls {
  block: Float64Array
  order: readonly OrderedProcessor[]
  sends: Float64Array
  holds: Float64Array
}

/**
 * One processor by numbers: of the strip `host`, or of the master where that is MASTER_HOST, in STRIP_PROCESSORS or
 * MASTER_PROCESSORS. NO_PLACE is none.
 */
export interface PlaceControls {
  host: number
  processor: number
}

/** What is heard of a processor: one band of an equaliser alone, or where that is -1 what it changes. */
export interface DeltaControls extends PlaceControls {
  band: number
}

export const MASTER_HOST = MAX_GROUPS
export const NO_PLACE: PlaceControls = { host: -1, processor: -1 }
export const NO_DELTA: DeltaControls = { ...NO_PLACE, band: -1 }

/**
 * A change of controls. One message for all nodes, so that none of them can be late alone; what is null stays as it
 * is. The player stamps it with the context frame on which every node applies its part.
 */
export interface ControlBatch {
  applyAtContextFrame: number
  /** The strips that changed: packed block (STRIP_LAYOUT), and rides as `rideList` gives them. */
  strips: StripControls[]
  /** Strips that have a group; the others rest. */
  activeStrips: number | null
  master: MasterControls | null
  songFrames: number | null
  /** Solo: one gain per strip, never part of a session. */
  auditions: Float64Array | null
  /** Band of the master's multiband compressor that is heard alone, -1 for all: never part of a session. */
  bandSolo: number | null
  /** Lanes that have a source: lane n as bit n. */
  lanes: number | null
  /** What the monitor lets through, as the slot's number: master, sum, each lane. */
  slot: number | null
  /** Linear gain of each slot by its number, for equal loudness. */
  slotGains: Float64Array | null
  /** Listening checks: channels, band (their numbers in CHECK_CHANNELS and CHECK_BANDS), linear gain of dim. */
  checks: Float64Array | null
  /** What is heard in place of the slot: what this processor changes, or one of its bands. Never part of a session. */
  delta: DeltaControls | null
  /** The processor that the eyes see before and after. */
  scope: PlaceControls | null
  /** Whether the pairs of the master's output are wanted, for the goniometer. */
  pairs: boolean | null
  resetLoudness: boolean
}

/** A batch that changes nothing. */
export const NO_CHANGE: ControlBatch = {
  applyAtContextFrame: 0,
  strips: [],
  activeStrips: null,
  master: null,
  songFrames: null,
  auditions: null,
  bandSolo: null,
  lanes: null,
  slot: null,
  slotGains: null,
  checks: null,
  delta: null,
  scope: null,
  pairs: null,
  resetLoudness: false,
}

/** Page to player. The feeder's port comes along with 'connect'. */
export type PlayerCommand =
  | { kind: 'connect' }
  /** The graph goes: feeds are closed. */
  | { kind: 'disconnect' }
  | { kind: 'play' }
  | { kind: 'pause' }
  | { kind: 'seek'; songFrame: number }
  | { kind: 'loop'; loop: LoopFrames | null }
  /** New stems: `batch` takes effect with their first sample. */
  | { kind: 'streams'; streams: readonly FeedStream[]; songFrames: number; batch: ControlBatch }
  /** Other lanes, beside the strips' same streams: what sounds goes on as it was. */
  | { kind: 'lanes'; streams: readonly FeedStream[]; batch: ControlBatch }
  | { kind: 'controls'; batch: ControlBatch }

/** Player to page. */
export type PlayerReport =
  /** The song stands or runs from there; a copy of what the worklets' timeline was told. */
  | { kind: 'timeline'; contextFrame: number; songFrame: number; playing: boolean; loop: LoopFrames | null }
  | { kind: 'starved'; starved: boolean }
  | { kind: 'ended' }
  | { kind: 'failed'; message: string }

/**
 * Monitor to page, 60 times a second: the meter frame, a Float64Array (worklets/meter-frame). While the goniometer is looked
 * at a Float32Array follows it: the last frames of the master's output up to then, left, then right.
 */
export type MonitorReading = Float64Array | Float32Array

/** Monitor to page, once: all nodes stand, and the master leaves this long after its stems enter. */
export interface ReadyReport {
  kind: 'ready'
  latencyFrames: number
}
