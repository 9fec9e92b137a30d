// Crossovers of 4th order after Linkwitz and Riley: a low band of two equal Butterworth low-passes in a row, and a high band
// that sums with it to an all-pass (S. Linkwitz, "Active Crossover Networks for Noncoincident Drivers", JAES 24, 1976).
// The sections are state-variable filters by trapezoidal integration (V. Zavalishin, "The Art of VA Filter Design", 2012):
// one of them gives low-pass and all-pass together, and high = all-pass - low, so the two bands sum to the all-pass by
// construction, also while the corner moves. Their states keep their meaning then, so moving is safe at any speed
// (A. Wishnick, "Time-Varying Filters for Musical Applications", DAFx 2014).

import { CONTROL_FRAMES, GLIDE_SECONDS } from '../equaliser/biquad-stage'
import { Smoothed } from '../maths/smoothed'

/** Bytes of state of a split, and of an all-pass. */
export const SPLIT_BYTES: usize = 64
export const ALL_PASS_BYTES: usize = 32
/** Coefficients of one frame: p, q and r, each in two lanes. */
const FRAME_BYTES: usize = 48
/** The highest corner as a part of the rate: the tangent ends at a half. */
const HIGHEST: f64 = 0.49

/** A corner frequency as the sections take it: bilinear, so that corners stay where they are. */
export function warpedCorner(hz: f64, rateHz: f64): f64 {
  return NativeMath.tan(NativeMath.PI * min(hz / rateHz, HIGHEST))
}

/** Magnitude of the low band at `w` radians per sample; the high band's is one minus it. */
export function lowBandGain(corner: f64, w: f64): f64 {
  const ratio = NativeMath.tan(0.5 * w) / corner
  const square = ratio * ratio
  return 1 / (1 + square * square)
}

/** A corner on its way: looked at on the control grid, moving in a straight line in between. */
export class CornerGlide {
  /** Warped, at the last look. */
  start: f64 = 1
  /** From one frame to the next. */
  step: f64 = 0
  private goal: f64 = 1
  private logHz: Smoothed

  constructor(private rateHz: f64) {
    this.logHz = new Smoothed(<i32>Math.ceil(rateHz * GLIDE_SECONDS))
  }

  get isMoving(): bool {
    return this.step !== 0 || !this.logHz.isAtRest
  }

  setTarget(hz: f64): void {
    this.logHz.setTarget(NativeMath.log2(hz))
  }

  snap(): void {
    this.logHz.finish()
    this.goal = this.warped()
    this.arrive()
  }

  /** Called every CONTROL_FRAMES frames while anything moves. */
  control(): void {
    if (this.step !== 0) this.arrive()
    if (this.logHz.isAtRest) return
    this.logHz.advance(CONTROL_FRAMES)
    this.goal = this.warped()
    this.step = (this.goal - this.start) / <f64>CONTROL_FRAMES
  }

  private arrive(): void {
    this.start = this.goal
    this.step = 0
  }

  private warped(): f64 {
    return warpedCorner(NativeMath.pow(2, this.logHz.value), this.rateHz)
  }
}

/** The coefficients of one corner: one frame's for as long as it rests, one for each frame while it moves. */
export class CornerCoefficients {
  readonly lanes: usize = heap.alloc(FRAME_BYTES * <usize>CONTROL_FRAMES)
  /** Bytes from one frame's coefficients to the next one's. */
  stride: usize = 0

  /** For the next `frames` frames, the first of which is number `from` after the corner was at `start`. */
  set(start: f64, step: f64, from: i32, frames: i32): void {
    const moving = step !== 0
    this.stride = moving ? FRAME_BYTES : 0
    const count = moving ? frames : 1
    for (let i = 0; i < count; i++) {
      const g = moving ? start + step * <f64>(from + i + 1) : start
      const damped = g * (g + NativeMath.SQRT2)
      const scale = 1 / (1 + damped)
      const at = this.lanes + <usize>i * FRAME_BYTES
      v128.store(at, f64x2.splat((1 - damped) * scale))
      v128.store(at, f64x2.splat(2 * g * scale), 16)
      v128.store(at, f64x2.splat(2 * g * g * scale), 32)
    }
  }
}

/** Splits `input` into `low` and `high`, either of which may be where the input is. */
export function split(
  input: usize,
  low: usize,
  high: usize,
  frames: i32,
  states: usize,
  corner: CornerCoefficients,
): void {
  const root = f64x2.splat(NativeMath.SQRT2)
  const half = f64x2.splat(0.5)
  let at = corner.lanes
  const stride = corner.stride
  let s1 = v128.load(states, 0)
  let s2 = v128.load(states, 16)
  let s3 = v128.load(states, 32)
  let s4 = v128.load(states, 48)
  const bytes = (<usize>frames) << 4
  for (let offset: usize = 0; offset < bytes; offset += 16) {
    const p = v128.load(at)
    const q = v128.load(at, 16)
    const r = v128.load(at, 32)
    at += stride
    const x = v128.load(input + offset)
    const d1 = f64x2.sub(x, s2)
    const n1 = f64x2.add(f64x2.mul(p, s1), f64x2.mul(q, d1))
    const n2 = f64x2.add(f64x2.add(s2, f64x2.mul(q, s1)), f64x2.mul(r, d1))
    const allPass = f64x2.sub(x, f64x2.mul(root, f64x2.add(s1, n1)))
    const once = f64x2.mul(half, f64x2.add(s2, n2))
    s1 = n1
    s2 = n2
    const d2 = f64x2.sub(once, s4)
    const n3 = f64x2.add(f64x2.mul(p, s3), f64x2.mul(q, d2))
    const n4 = f64x2.add(f64x2.add(s4, f64x2.mul(q, s3)), f64x2.mul(r, d2))
    const twice = f64x2.mul(half, f64x2.add(s4, n4))
    s3 = n3
    s4 = n4
    v128.store(low + offset, twice)
    v128.store(high + offset, f64x2.sub(allPass, twice))
  }
  v128.store(states, s1, 0)
  v128.store(states, s2, 16)
  v128.store(states, s3, 32)
  v128.store(states, s4, 48)
}

/** What a split does to the sum of its bands, alone and in place. */
export function allPass(buffer: usize, frames: i32, states: usize, corner: CornerCoefficients): void {
  const root = f64x2.splat(NativeMath.SQRT2)
  let at = corner.lanes
  const stride = corner.stride
  let s1 = v128.load(states, 0)
  let s2 = v128.load(states, 16)
  const end = buffer + ((<usize>frames) << 4)
  for (let to = buffer; to < end; to += 16) {
    const p = v128.load(at)
    const q = v128.load(at, 16)
    const r = v128.load(at, 32)
    at += stride
    const x = v128.load(to)
    const d = f64x2.sub(x, s2)
    const n1 = f64x2.add(f64x2.mul(p, s1), f64x2.mul(q, d))
    const n2 = f64x2.add(f64x2.add(s2, f64x2.mul(q, s1)), f64x2.mul(r, d))
    v128.store(to, f64x2.sub(x, f64x2.mul(root, f64x2.add(s1, n1))))
    s1 = n1
    s2 = n2
  }
  v128.store(states, s1, 0)
  v128.store(states, s2, 16)
}

/** States too small to hear become 0 before they become denormal (and slow). */
export function flushStates(states: usize, bytes: usize): void {
  for (let offset: usize = 0; offset < bytes; offset += 8) {
    if (Math.abs(load<f64>(states + offset)) < 1e-40) store<f64>(states + offset, 0)
  }
}
