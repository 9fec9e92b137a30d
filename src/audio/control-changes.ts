import { defaultStrip, MASTER_LAYOUT, MASTER_PROCESSORS, packBlock, STRIP_LAYOUT, STRIP_PROCESSORS } from '../params'
import type { FeedStream } from '../protocol/feed'
import {
  type BandPlace,
  CHECK_BANDS,
  CHECK_CHANNELS,
  DIM_DB,
  type ListeningChecks,
  type MonitorSlot,
  NO_CHECKS,
  type ProcessorPlace,
} from '../protocol/listening'
import {
  type ControlBatch,
  type DeltaControls,
  MASTER_HOST,
  type MasterControls,
  NO_DELTA,
  NO_PLACE,
  type PlaceControls,
  type StripControls,
} from '../protocol/live'
import { MAX_GROUPS, type SessionDoc } from '../session/document'
import { rideList } from '../session/ride-list'
import { sendsDb } from '../session/sends'
import { songFrames } from '../session/song-length'
import { type LanePlaces, laneMask, NO_LANES, slotNumber, slotsByNumber } from './lane-places'

/** What is listened to, beside the session. */
export interface Listening {
  /** Groups that are heard alone; none means all. */
  solo: ReadonlySet<string>
  /** Band of the multiband compressor that is heard alone, from 0; null hears all. */
  bandSolo: number | null
  slot: MonitorSlot
  /** 0 dB where nothing is said. */
  slotGainsDb: ReadonlyMap<MonitorSlot, number>
  lanes: LanePlaces
  checks: ListeningChecks
  /** The processor that is heard by what it changes; null for none. */
  delta: ProcessorPlace | null
  /** The band of an equaliser that is heard alone; null for none. Before `delta`. */
  heldBand: BandPlace | null
  /** The processor that the scope looks at; null for none. */
  watched: ProcessorPlace | null
  /** Whether the goniometer is looked at. */
  pairs: boolean
}

/** What is listened to at first: everything, through the master. */
export const NEW_LISTENING: Listening = {
  solo: new Set(),
  bandSolo: null,
  slot: 'master',
  slotGainsDb: new Map(),
  lanes: NO_LANES,
  checks: NO_CHECKS,
  delta: null,
  heldBand: null,
  watched: null,
  pairs: false,
}

const NO_HOLDS = new Float64Array(0)

/** What the player plays on the strips: stems that have no hash yet are left out. */
export function streamsOf({ groups }: Pick<SessionDoc, 'groups'>): FeedStream[] {
  return groups.slice(0, MAX_GROUPS).flatMap(({ stems }, output) => {
    const sha256 = stems.flatMap((stem) => (stem.sha256 === null ? [] : [stem.sha256]))
    return sha256.length > 0 ? [{ output, sha256, offsetFrames: 0, loop: null }] : []
  })
}

function checkNumbers({ channels, band, dim }: ListeningChecks): Float64Array {
  const bandNumber = CHECK_BANDS.findIndex(({ id }) => id === band)
  return Float64Array.of(CHECK_CHANNELS.indexOf(channels), bandNumber, dim ? 10 ** (DIM_DB / 20) : 1)
}

/** The send is the master's reverb's; of a group that is gone there is no processor either. */
function placeNumbers({ groups }: Pick<SessionDoc, 'groups'>, place: ProcessorPlace | null): PlaceControls {
  if (place === null || place.processor === 'send') return NO_PLACE
  if (place.host === 'master') return { host: MASTER_HOST, processor: MASTER_PROCESSORS.indexOf(place.processor) }
  const host = groups.slice(0, MAX_GROUPS).findIndex((group) => group.id === place.groupId)
  return host < 0 ? NO_PLACE : { host, processor: STRIP_PROCESSORS.indexOf(place.processor) }
}

/** The fades have no delta. */
function deltaNumbers(session: Pick<SessionDoc, 'groups'>, { delta, heldBand }: Listening): DeltaControls {
  if (heldBand !== null) return { ...placeNumbers(session, heldBand.place), band: heldBand.band }
  return delta?.processor === 'fades' ? NO_DELTA : { ...placeNumbers(session, delta), band: -1 }
}

/** A strip's controls; a strip without a group is neutral. */
function stripControls(session: SessionDoc, index: number): StripControls {
  const group = session.groups[index]
  return {
    index,
    block: packBlock(STRIP_LAYOUT, group?.strip ?? defaultStrip(), new Float64Array(STRIP_LAYOUT.length)),
    rides: group ? rideList(session, group) : new Float64Array(0),
  }
}

function masterControls(session: SessionDoc, holds: Float64Array): MasterControls {
  return {
    block: packBlock(MASTER_LAYOUT, session.master, new Float64Array(MASTER_LAYOUT.length)),
    order: [...session.master.order],
    sends: sendsDb(session, MAX_GROUPS),
    holds,
  }
}

/**
 * All controls of a session as the worklets take them. `holds`: the ceiling holds that its render came to (packHolds); they
 * are no part of a session, because they follow from it.
 */
export function allControls(session: SessionDoc, listening: Listening, holds: Float64Array = NO_HOLDS): ControlBatch {
  const solo = session.groups.filter((group) => listening.solo.has(group.id))
  return {
    applyAtContextFrame: 0,
    strips: Array.from({ length: MAX_GROUPS }, (_, index) => stripControls(session, index)),
    activeStrips: Math.min(session.groups.length, MAX_GROUPS),
    master: masterControls(session, holds),
    songFrames: songFrames(session),
    auditions: Float64Array.from({ length: MAX_GROUPS }, (_, index) => {
      const group = session.groups[index]
      return solo.length === 0 || (group && listening.solo.has(group.id)) ? 1 : 0
    }),
    bandSolo: listening.bandSolo ?? -1,
    lanes: laneMask(listening.lanes),
    slot: slotNumber(listening.lanes, listening.slot),
    slotGains: Float64Array.from(slotsByNumber(listening.lanes), (slot) =>
      slot === null ? 1 : 10 ** ((listening.slotGainsDb.get(slot) ?? 0) / 20),
    ),
    checks: checkNumbers(listening.checks),
    delta: deltaNumbers(session, listening),
    scope: placeNumbers(session, listening.watched),
    pairs: listening.pairs,
    resetLoudness: false,
  }
}

/** What of `after` is not in `before`; null where nothing is. */
export function changedControls(before: ControlBatch, after: ControlBatch): ControlBatch | null {
  const batch: ControlBatch = {
    applyAtContextFrame: 0,
    strips: after.strips.filter((strip) => !isSameStrip(strip, before.strips[strip.index])),
    activeStrips: after.activeStrips === before.activeStrips ? null : after.activeStrips,
    master: isSameMaster(after.master, before.master) ? null : after.master,
    songFrames: after.songFrames === before.songFrames ? null : after.songFrames,
    auditions: isSame(after.auditions, before.auditions) ? null : after.auditions,
    bandSolo: after.bandSolo === before.bandSolo ? null : after.bandSolo,
    lanes: after.lanes === before.lanes ? null : after.lanes,
    slot: after.slot === before.slot ? null : after.slot,
    slotGains: isSame(after.slotGains, before.slotGains) ? null : after.slotGains,
    checks: isSame(after.checks, before.checks) ? null : after.checks,
    delta: isSameDelta(after.delta, before.delta) ? null : after.delta,
    scope: isSamePlace(after.scope, before.scope) ? null : after.scope,
    pairs: after.pairs === before.pairs ? null : after.pairs,
    resetLoudness: after.resetLoudness,
  }
  const { strips, resetLoudness, applyAtContextFrame: _, ...rest } = batch
  const isNothing = strips.length === 0 && !resetLoudness && Object.values(rest).every((part) => part === null)
  return isNothing ? null : batch
}

function isSameStrip(a: StripControls, b: StripControls | undefined): boolean {
  return b !== undefined && isSame(a.block, b.block) && isSame(a.rides, b.rides)
}

function isSameMaster(a: MasterControls | null, b: MasterControls | null): boolean {
  if (a === null || b === null) return a === b
  const isSameOrder = a.order.join() === b.order.join()
  return isSameOrder && isSame(a.block, b.block) && isSame(a.sends, b.sends) && isSame(a.holds, b.holds)
}

function isSameDelta(a: DeltaControls | null, b: DeltaControls | null): boolean {
  return isSamePlace(a, b) && a?.band === b?.band
}

function isSamePlace(a: PlaceControls | null, b: PlaceControls | null): boolean {
  return a?.host === b?.host && a?.processor === b?.processor
}

function isSame(a: Float64Array | null, b: Float64Array | null): boolean {
  if (a === null || b === null) return a === b
  return a.length === b.length && a.every((value, index) => value === b[index])
}
