// Section rides by themselves, for their test.
import { SectionRides } from './section-rides'

function at(handle: usize): SectionRides {
  return changetype<SectionRides>(handle)
}

export function section_rides_create(rateHz: f64, maxBlock: i32, delayFrames: i32): usize {
  return changetype<usize>(new SectionRides(rateHz, maxBlock, delayFrames))
}

/** Pairs of f64: first frame of a section, gain offset in decibels. */
export function section_rides_list(handle: usize): usize {
  return at(handle).list
}

export function section_rides_set_list(handle: usize, count: i32): void {
  at(handle).setList(count)
}

export function section_rides_set_ramp_ms(handle: usize, ms: f64): void {
  at(handle).setRampMs(ms)
}

export function section_rides_is_neutral(handle: usize): bool {
  return at(handle).isNeutral
}

export function section_rides_reset(handle: usize): void {
  at(handle).reset()
}

/** Pointer to a gain for each frame. */
export function section_rides_compute_gain(handle: usize, frames: i32, songFrame: f64): usize {
  at(handle).computeGain(frames, songFrame)
  return at(handle).gains
}
