// The meters as a host sees them: the loudness meter by handle, and the stated true-peak meter over samples in memory.

import { TAPS } from '../true-peak/true-peak-kernels'
import { statedTruePeak } from '../true-peak/true-peak-meter'
import { LoudnessMeter } from './loudness-meter'

function at(handle: usize): LoudnessMeter {
  return changetype<LoudnessMeter>(handle)
}

export function loudness_meter_create(rateHz: f64, maxBlock: i32, channels: i32): usize {
  return changetype<usize>(new LoudnessMeter(rateHz, maxBlock, channels))
}

export function loudness_meter_inputs(handle: usize): usize {
  return at(handle).inputs
}

export function loudness_meter_values(handle: usize): usize {
  return at(handle).values
}

export function loudness_meter_process(handle: usize, frames: i32): void {
  at(handle).process(frames)
}

/** True peak of what follows the last frame, as silence: at the end of a file. */
export function loudness_meter_finish(handle: usize): void {
  at(handle).peaks.finish()
}

export function loudness_meter_refresh(handle: usize): void {
  at(handle).refresh()
}

export function loudness_meter_reset(handle: usize): void {
  at(handle).reset()
}

/** Room for `frames` interleaved f32 stereo frames with the silence that the kernel needs at both ends. */
export function true_peak_alloc(frames: i32): usize {
  const bytes = (<usize>(frames + 2 * TAPS)) << 3
  const buffer = heap.alloc(bytes)
  memory.fill(buffer, 0, bytes)
  return buffer
}

/** Where the first frame goes in a buffer of `true_peak_alloc`. */
export function true_peak_first(buffer: usize): usize {
  return buffer + <usize>(TAPS << 3)
}

/** Linear true peak of the frames in the buffer, by the stated 16x meter. */
export function true_peak_of(buffer: usize, frames: i32): f64 {
  return statedTruePeak(buffer, frames)
}
