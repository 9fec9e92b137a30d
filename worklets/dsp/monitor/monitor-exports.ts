// The monitor as a host sees it: a handle, and pointers to its inputs and outputs.
import { Monitor } from './monitor'

function at(handle: usize): Monitor {
  return changetype<Monitor>(handle)
}

export function monitor_create(
  rateHz: f64,
  maxBlock: i32,
  groups: i32,
  lanes: i32,
  latencyFrames: i32,
  stripLatencyFrames: i32,
): usize {
  return changetype<usize>(new Monitor(rateHz, maxBlock, groups, lanes, latencyFrames, stripLatencyFrames))
}

export function monitor_inputs(handle: usize): usize {
  return at(handle).inputs
}

export function monitor_outputs(handle: usize): usize {
  return at(handle).outputs
}

/** Bit n: lane n has a source. */
export function monitor_set_lanes(handle: usize, lanes: i32): void {
  at(handle).setLanes(lanes)
}

export function monitor_running_lanes(handle: usize): i32 {
  return at(handle).runningLanes
}

export function monitor_set_slot(handle: usize, slot: i32): void {
  at(handle).setSlot(slot)
}

export function monitor_set_slot_gain(handle: usize, slot: i32, gain: f64): void {
  at(handle).setSlotGain(slot, gain)
}

/** One more band of the listening checks: edges in hertz, 0 is open. Before anything is processed. */
export function monitor_add_check_band(handle: usize, lowHz: f64, highHz: f64): void {
  at(handle).checks.bands.addBand(lowHz, highHz)
}

/** Channels 0 stereo, 1 mono, 2 side, 3 swapped; band 0 full, then as they were added; gain linear. */
export function monitor_set_checks(handle: usize, channels: i32, band: i32, gain: f64): void {
  at(handle).checks.set(channels, band, gain)
}

/** Lets what one processor changes through in place of the slot. */
export function monitor_set_delta(handle: usize, on: bool): void {
  at(handle).setDelta(on)
}

export function monitor_runs_delta(handle: usize): bool {
  return at(handle).runsDelta
}

export function monitor_reset(handle: usize): void {
  at(handle).reset()
}

export function monitor_process(handle: usize, frames: i32): void {
  at(handle).process(frames)
}
