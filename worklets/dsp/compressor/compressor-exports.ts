// The compressor's detector and ballistics by themselves, so that tests can hold each against its definition.
// (The gain computer is seen through curve-exports.)

import { exp2x2, log2x2 } from '../maths/fast-math'
import { Ballistics } from './ballistics'
import { LevelDetector } from './level-detector'

/** Room for `frames` pairs of f64. */
export function compressorPartBuffer(frames: i32): usize {
  return heap.alloc((<usize>frames) << 4)
}

export function levelDetectorCreate(rateHz: f64, releaseMs: f64): LevelDetector {
  const detector = new LevelDetector(rateHz)
  detector.setRelease(releaseMs)
  detector.clear()
  return detector
}

/** Replaces pairs of samples by pairs of powers. */
export function levelDetectorProcess(detector: LevelDetector, rms: bool, buffer: usize, frames: i32): void {
  if (rms) detector.meanSquares(buffer, buffer, frames)
  else detector.peakSquares(buffer, buffer, frames)
}

export function ballisticsCreate(rateHz: f64, attackMs: f64, releaseMs: f64): Ballistics {
  const ballistics = new Ballistics(rateHz)
  ballistics.set(attackMs, releaseMs)
  return ballistics
}

/** Replaces pairs of wanted reductions by pairs of actual ones, in decibels. */
export function ballisticsProcess(ballistics: Ballistics, buffer: usize, frames: i32): void {
  ballistics.process(buffer, frames)
}

/** The compressor's own logarithm and exponential, one value at a time. */
export function fastLog2(x: f64): f64 {
  return f64x2.extract_lane(log2x2(f64x2.splat(x)), 0)
}

export function fastExp2(x: f64): f64 {
  return f64x2.extract_lane(exp2x2(f64x2.splat(x)), 0)
}
