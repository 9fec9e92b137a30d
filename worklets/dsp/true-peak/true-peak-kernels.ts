// Interpolation kernels of the true-peak estimate (ITU-R BS.1770-5 Annex 2 leaves the filter open).
// The stated meter is LONG: 16 times, 64 taps a phase, Kaiser-windowed sinc, cut off at half the sample rate.
// The others reach the same 16x grid in steps (2x with LONG's own half phase, then 4x, then 16x): once the signal is
// oversampled twice, twelve and then eight taps are as good as sixty-four, so every interval can afford them.
// HANN is none of ours: the 4x interpolator of a widespread meter (libebur128: a sinc of 49 points under a Hann window,
// not normalised), which reads up to 0.15 dB more than is there when much sounds close to 0.45 of the rate.

import { besselI0 } from '../maths/bessel'

export const PHASES: i32 = 16
export const TAPS: i32 = 64
/** Taps reach from frame n - 31 to frame n + 32 for a point between n and n + 1. */
export const TAPS_BEFORE: i32 = 31
const LONG_BETA: f64 = 8
const QUARTER_TAPS: i32 = 12
const QUARTER_BETA: f64 = 8.4
const FINE_TAPS: i32 = 8
const FINE_BETA: f64 = 9
const HANN_TAPS: i32 = 12

/** f64[16][64], phase by phase. */
let longTable: usize = 0
/** The same at four times as many phases: f64[64][64]. */
let fourfoldTable: usize = 0
/** The half phase for f32 lanes [h h' h h']: two taps a vector, 32 vectors. */
let halfTable: usize = 0
/** 6 vectors of two taps. */
let quarterTable: usize = 0
/** Three fractions (1/4, 2/4, 3/4) of 4 vectors of two taps. */
let fineTable: usize = 0
/** The same three fractions of 6 vectors of two taps. */
let hannTable: usize = 0
/** The greatest sum of a phase's absolute taps: no interpolated value exceeds this times the sample peak. */
let longBound: f64 = 0

/** sinc(t) under a Kaiser window that ends at +-halfWidth. */
function windowedSinc(t: f64, halfWidth: f64, beta: f64): f64 {
  if (t === 0) return 1
  const u = t / halfWidth
  if (u <= -1 || u >= 1) return 0
  const angle = NativeMath.PI * t
  return ((NativeMath.sin(angle) / angle) * besselI0(beta * NativeMath.sqrt(1 - u * u))) / besselI0(beta)
}

/** Writes `taps` taps for the point `fraction` after the grid point taps/2 - 1; their sum is 1. */
function writeTaps(table: usize, taps: i32, fraction: f64, beta: f64): void {
  const half = taps / 2
  let sum: f64 = 0
  for (let k: i32 = 0; k < taps; k++) {
    const tap = windowedSinc(fraction - <f64>(k - half + 1), <f64>half, beta)
    store<f64>(table + ((<usize>k) << 3), tap)
    sum += tap
  }
  for (let k: i32 = 0; k < taps; k++) {
    store<f64>(table + ((<usize>k) << 3), load<f64>(table + ((<usize>k) << 3)) / sum)
  }
}

/** Writes the taps of HANN for the point `fraction` after the sixth of the twelve frames. */
function writeHannTaps(table: usize, fraction: f64): void {
  const half = HANN_TAPS / 2
  for (let k: i32 = 0; k < HANN_TAPS; k++) {
    const t = fraction - <f64>(k - half + 1)
    const angle = NativeMath.PI * t
    const window = 0.5 + 0.5 * NativeMath.cos(angle / <f64>half)
    store<f64>(table + ((<usize>k) << 3), (window * NativeMath.sin(angle)) / angle)
  }
}

/** Spreads f64 taps over f32 lanes: each vector holds [tap tap next next]. */
function spread(from: usize, to: usize, taps: i32): void {
  for (let k: i32 = 0; k < taps; k++) {
    const tap = <f32>load<f64>(from + ((<usize>k) << 3))
    store<f32>(to + ((<usize>k) << 3), tap)
    store<f32>(to + ((<usize>k) << 3), tap, 4)
  }
}

function build(): void {
  const long = heap.alloc(<usize>(PHASES * TAPS * 8))
  for (let phase: i32 = 0; phase < PHASES; phase++) {
    const row = long + <usize>(phase * TAPS * 8)
    writeTaps(row, TAPS, <f64>phase / <f64>PHASES, LONG_BETA)
    let bound: f64 = 0
    for (let k: i32 = 0; k < TAPS; k++) bound += NativeMath.abs(load<f64>(row + ((<usize>k) << 3)))
    longBound = NativeMath.max(longBound, bound)
  }
  halfTable = heap.alloc(<usize>(TAPS * 8))
  spread(long + <usize>(8 * TAPS * 8), halfTable, TAPS)
  const scratch = heap.alloc(<usize>(QUARTER_TAPS * 8))
  quarterTable = heap.alloc(<usize>(QUARTER_TAPS * 8))
  writeTaps(scratch, QUARTER_TAPS, 0.5, QUARTER_BETA)
  spread(scratch, quarterTable, QUARTER_TAPS)
  fineTable = heap.alloc(<usize>(3 * FINE_TAPS * 8))
  for (let fraction: i32 = 1; fraction < 4; fraction++) {
    writeTaps(scratch, FINE_TAPS, 0.25 * <f64>fraction, FINE_BETA)
    spread(scratch, fineTable + <usize>((fraction - 1) * FINE_TAPS * 8), FINE_TAPS)
  }
  hannTable = heap.alloc(<usize>(3 * HANN_TAPS * 8))
  for (let fraction: i32 = 1; fraction < 4; fraction++) {
    writeHannTaps(scratch, 0.25 * <f64>fraction)
    spread(scratch, hannTable + <usize>((fraction - 1) * HANN_TAPS * 8), HANN_TAPS)
  }
  longTable = long
}

export function longKernel(): usize {
  if (longTable === 0) build()
  return longTable
}

/** LONG at 64 phases, of which every fourth is LONG's: to see what lies between the points that the stated meter reads. */
export function fourfoldKernel(): usize {
  if (fourfoldTable === 0) {
    const phases = 4 * PHASES
    fourfoldTable = heap.alloc(<usize>(phases * TAPS * 8))
    for (let phase: i32 = 0; phase < phases; phase++) {
      writeTaps(fourfoldTable + <usize>(phase * TAPS * 8), TAPS, <f64>phase / <f64>phases, LONG_BETA)
    }
  }
  return fourfoldTable
}

export function halfKernel(): usize {
  if (longTable === 0) build()
  return halfTable
}

export function quarterKernel(): usize {
  if (longTable === 0) build()
  return quarterTable
}

export function fineKernel(): usize {
  if (longTable === 0) build()
  return fineTable
}

export function hannKernel(): usize {
  if (longTable === 0) build()
  return hannTable
}

export function longKernelBound(): f64 {
  if (longTable === 0) build()
  return longBound
}
