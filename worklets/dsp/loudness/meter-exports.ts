// The meters as a host sees them: the loudness meter by handle, and the stated true-peak meter over samples in memory.

import { TAPS } from '../true-peak/true-peak-kernels'
import { statedIntervalPeaks, statedTruePeak } from '../true-peak/true-peak-meter'
import { LoudnessMeter } from './loudness-meter'

function at(handle: usize): LoudnessMeter {
  return changetype<LoudnessMeter>(handle)
}

export function loudness_meter_create(rateHz: f64, maxBlock: i32, channels: i32, historyPoints: i32): usize {
  return changetype<usize>(new LoudnessMeter(rateHz, maxBlock, channels, historyPoints))
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
  at(handle).finish()
}

export function loudness_meter_refresh(handle: usize): void {
  at(handle).refresh()
}

/** Linear true peak since the last call of this. */
export function loudness_meter_take_peak(handle: usize): f64 {
  const peak = at(handle).recentPeak
  at(handle).recentPeak = 0
  return peak
}

export function loudness_meter_reset(handle: usize): void {
  at(handle).reset()
}

/** Points of the history so far; its dBTP are those of this call. */
export function loudness_meter_history_points(handle: usize): i32 {
  return at(handle).history.render()
}

/** Values of momentary loudness every 10 ms so far. */
export function loudness_meter_history_fine_points(handle: usize): i32 {
  return at(handle).history.finePoints
}

export function loudness_meter_history_fine(handle: usize): usize {
  return at(handle).history.fineMomentary
}

/** f32 a point: 0 momentary, 1 short-term, 2 true peak. */
export function loudness_meter_history(handle: usize, row: i32): usize {
  const history = at(handle).history
  return row === 0 ? history.momentary : row === 1 ? history.shortTerm : history.truePeakDb
}

/** dBTP, or Infinity for none. Takes memory the first time; forgets the overs. */
export function loudness_meter_set_ceiling(handle: usize, ceilingDbtp: f64): void {
  at(handle).peaks.setCeiling(ceilingDbtp)
}

export function loudness_meter_overs_total(handle: usize): f64 {
  return at(handle).peaks.overs.total
}

export function loudness_meter_overs_kept(handle: usize): i32 {
  return at(handle).peaks.overs.kept
}

/** f64 for each over kept: 0 frames, 1 peaks in dBTP. */
export function loudness_meter_overs(handle: usize, row: i32): usize {
  return row === 0 ? at(handle).peaks.overs.frames : at(handle).peaks.overs.peaksDb
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

/** Linear true peak of the frames in the buffer by the stated 16x meter, or by its filter at 64x. */
export function true_peak_of(buffer: usize, frames: i32, isFourfold: bool): f64 {
  return statedTruePeak(buffer, frames, isFourfold)
}

/** Room for the peaks of so many intervals. */
export function true_peak_alloc_intervals(frames: i32): usize {
  return heap.alloc((<usize>frames) << 3)
}

/** Writes the linear peak of the interval after each of `frames` frames: the first of them 32 before the buffer's first. */
export function true_peak_intervals(buffer: usize, frames: i32, peaks: usize): void {
  statedIntervalPeaks(buffer + <usize>((TAPS / 2) << 3), frames, peaks)
}
