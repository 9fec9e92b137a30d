// The resampler as raw exports. Frame numbers cross as f64 (whole numbers, exact to 2^53): no BigInt in the hosts.
import { Resampler } from './resampler'

/** Rates in whole hertz; `maxFrames` is the longest run of output frames that `resampler_process` will be asked for. */
export function resampler_create(fromHz: i32, toHz: i32, maxFrames: i32): usize {
  return changetype<usize>(new Resampler(fromHz, toHz, maxFrames))
}

export function resampler_input_left(self: usize): usize {
  return changetype<Resampler>(self).inputLeft
}

export function resampler_input_right(self: usize): usize {
  return changetype<Resampler>(self).inputRight
}

export function resampler_output_left(self: usize): usize {
  return changetype<Resampler>(self).outputLeft
}

export function resampler_output_right(self: usize): usize {
  return changetype<Resampler>(self).outputRight
}

export function resampler_first_input(self: usize, outputFrame: f64): f64 {
  return f64(changetype<Resampler>(self).firstInput(i64(outputFrame)))
}

export function resampler_input_frames(self: usize, outputFrame: f64, frames: i32): i32 {
  return changetype<Resampler>(self).inputFrames(i64(outputFrame), frames)
}

export function resampler_process(self: usize, outputFrame: f64, frames: i32): void {
  changetype<Resampler>(self).process(i64(outputFrame), frames)
}
