// The master bus and its followers as a host sees them: handles, and pointers to what is read and written.
import { MasterBus } from './master-bus'
import { MasterFollower } from './master-follower'

function at(handle: usize): MasterBus {
  return changetype<MasterBus>(handle)
}

export function master_bus_create(rateHz: f64, maxBlock: i32, inputs: i32, linearPhase: bool): usize {
  return changetype<usize>(new MasterBus(rateHz, maxBlock, inputs, linearPhase))
}

export function master_bus_latency(handle: usize): i32 {
  return at(handle).latency
}

export function master_bus_params(handle: usize): usize {
  return at(handle).params
}

export function master_bus_inputs(handle: usize): usize {
  return at(handle).inputs
}

export function master_bus_outputs(handle: usize): usize {
  return at(handle).outputs
}

export function master_bus_meters(handle: usize): usize {
  return at(handle).meters.values
}

export function master_bus_sends(handle: usize): usize {
  return at(handle).sends
}

export function master_bus_order(handle: usize): usize {
  return at(handle).order
}

export function master_bus_set_extra_drive_db(handle: usize, db: f64): void {
  at(handle).extraDriveDb = db
}

/** Where the host writes ceiling holds: triples of f64, first song frame, frame after the last, decibels. */
export function master_bus_holds(handle: usize): usize {
  return at(handle).holds.list
}

/** How many of them the next applyParams or reset takes. */
export function master_bus_set_hold_count(handle: usize, count: i32): void {
  at(handle).holdCount = count
}

/** Hears one band of the multiband compressor alone; -1 hears all. For listening only. */
export function master_bus_set_band_solo(handle: usize, band: i32): void {
  at(handle).multiband.setSolo(band)
}

export function master_bus_set_song_frames(handle: usize, frames: f64): void {
  at(handle).fades.setSongFrames(frames)
}

export function master_bus_apply_params(handle: usize): void {
  at(handle).applyParams()
}

/** Listens to what a processor changes, by its number in MASTER_PROCESSORS, or to one of its bands; -1 for none of either. */
export function master_bus_set_delta(handle: usize, processor: i32, band: i32): void {
  at(handle).setDelta(processor, band)
}

/** Looks at a processor, by its number in MASTER_PROCESSORS; -1 looks at none. */
export function master_bus_set_scope(handle: usize, processor: i32): void {
  at(handle).listening.watch(processor)
}

/** Whether the last block has a delta; else those planes were not written. */
export function master_bus_has_delta(handle: usize): bool {
  return at(handle).hasDelta
}

export function master_bus_reset(handle: usize): void {
  at(handle).reset()
}

export function master_bus_process(handle: usize, frames: i32, songFrame: f64): void {
  at(handle).process(frames, songFrame)
}

export function master_bus_clear_meters(handle: usize): void {
  at(handle).clearMeters()
}

function followerAt(handle: usize): MasterFollower {
  return changetype<MasterFollower>(handle)
}

export function master_follower_create(masterBus: usize): usize {
  return changetype<usize>(new MasterFollower(at(masterBus)))
}

export function master_follower_members(handle: usize): usize {
  return followerAt(handle).members
}

export function master_follower_outputs(handle: usize): usize {
  return followerAt(handle).outputs
}

export function master_follower_reset(handle: usize): void {
  followerAt(handle).reset()
}

export function master_follower_process(handle: usize, frames: i32): void {
  followerAt(handle).process(frames)
}
