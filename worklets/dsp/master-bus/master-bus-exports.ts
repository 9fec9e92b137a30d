// The master bus as a host sees it: a handle, and pointers to its parameters, inputs, outputs and meters.
import { MasterBus } from './master-bus'

function at(handle: usize): MasterBus {
  return changetype<MasterBus>(handle)
}

export function master_bus_create(rateHz: f64, maxBlock: i32, inputs: i32): usize {
  return changetype<usize>(new MasterBus(rateHz, maxBlock, inputs))
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
  return at(handle).meters
}

export function master_bus_set_song_frames(handle: usize, frames: f64): void {
  at(handle).fades.setSongFrames(frames)
}

export function master_bus_apply_params(handle: usize): void {
  at(handle).applyParams()
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
