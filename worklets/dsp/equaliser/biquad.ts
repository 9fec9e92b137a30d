// One second-order section for a stereo pair, and the kernels that run it.
// Transposed direct form II, rearranged so that the feedback path is one multiplication and one addition long:
//   y = b0 x + s1,  s1' = s2 - a1 s1 + c1 x,  s2' = c2 x - a2 s1,  with c1 = b1 - a1 b0 and c2 = b2 - a2 b0.
// Coefficients come as five f64: b0, b1, b2, a1, a2. The states are those of the plain form, which the interpolating kernel uses while coefficients move.

import { run1 } from './biquad-kernels'

const STATE_1: usize = 0
const STATE_2: usize = 16
const B0: usize = 32
const C1: usize = 48
const C2: usize = 64
const A1: usize = 80
const A2: usize = 96
const MASK: usize = 112
const BYTES: usize = 128
/** Lanes that a section works on; in the other it passes the sound untouched. */
export const BOTH_LANES: i32 = 0
export const FIRST_LANE: i32 = 1
export const SECOND_LANE: i32 = 2
const TINY: f64 = 1e-40

export class Biquad {
  /** States and coefficients in lanes, for the kernels. */
  readonly lanes: usize = heap.alloc(BYTES)
  /** What runs now, and what it comes to at the end of the interpolation. */
  private now: StaticArray<f64> = new StaticArray<f64>(5)
  private goal: StaticArray<f64> = new StaticArray<f64>(5)
  private step: StaticArray<f64> = new StaticArray<f64>(5)

  constructor() {
    memory.fill(this.lanes, 0, BYTES)
    this.now[0] = 1
    this.workOn(BOTH_LANES)
    this.publish()
  }

  /** Call with empty states, before `set`. */
  workOn(which: i32): void {
    store<i64>(this.lanes, which === SECOND_LANE ? 0 : -1, MASK)
    store<i64>(this.lanes, which === FIRST_LANE ? 0 : -1, MASK + 8)
  }

  clear(): void {
    memory.fill(this.lanes, 0, 32)
  }

  /** Uses these coefficients from now on. */
  set(coefficients: StaticArray<f64>): void {
    for (let i = 0; i < 5; i++) {
      this.now[i] = coefficients[i]
      this.goal[i] = coefficients[i]
    }
    this.publish()
  }

  /** Goes there in a straight line over the next `frames` frames, a power of 2. */
  glide(coefficients: StaticArray<f64>, frames: i32): void {
    const share = 1 / <f64>frames
    for (let i = 0; i < 5; i++) {
      const goal = unchecked(coefficients[i])
      this.goal[i] = goal
      this.step[i] = (goal - unchecked(this.now[i])) * share
    }
  }

  /** The end of a glide and the beginning of the next. */
  glideOn(coefficients: StaticArray<f64>, frames: i32): void {
    for (let i = 0; i < 5; i++) this.now[i] = unchecked(this.goal[i])
    this.glide(coefficients, frames)
  }

  /** The end of a glide. */
  arrive(): void {
    for (let i = 0; i < 5; i++) this.now[i] = this.goal[i]
    this.publish()
  }

  /** States too small to hear become 0 before they become denormal (and slow). */
  flush(): void {
    for (let offset: usize = 0; offset < 32; offset += 8) {
      if (Math.abs(load<f64>(this.lanes + offset)) < TINY) store<f64>(this.lanes + offset, 0)
    }
  }

  /** Squared magnitude of the running section at `w` radians per sample. */
  squaredGain(w: f64): f64 {
    const c = this.now
    return squaredMagnitude(c[0], c[1], c[2], w) / squaredMagnitude(1, c[3], c[4], w)
  }

  private publish(): void {
    const b0 = unchecked(this.now[0])
    const a1 = unchecked(this.now[3])
    const a2 = unchecked(this.now[4])
    const mask = v128.load(this.lanes, MASK)
    v128.store(this.lanes, v128.bitselect(f64x2.splat(b0), f64x2.splat(1), mask), B0)
    v128.store(this.lanes, v128.and(f64x2.splat(unchecked(this.now[1]) - a1 * b0), mask), C1)
    v128.store(this.lanes, v128.and(f64x2.splat(unchecked(this.now[2]) - a2 * b0), mask), C2)
    v128.store(this.lanes, v128.and(f64x2.splat(a1), mask), A1)
    v128.store(this.lanes, v128.and(f64x2.splat(a2), mask), A2)
  }

  process(buffer: usize, frames: i32, gliding: bool): void {
    if (gliding) this.processGliding(buffer, frames)
    else run1(buffer, frames, this.lanes)
  }

  private processGliding(buffer: usize, frames: i32): void {
    let b0 = unchecked(this.now[0])
    let b1 = unchecked(this.now[1])
    let b2 = unchecked(this.now[2])
    let a1 = unchecked(this.now[3])
    let a2 = unchecked(this.now[4])
    let s1 = v128.load(this.lanes, STATE_1)
    let s2 = v128.load(this.lanes, STATE_2)
    const mask = v128.load(this.lanes, MASK)
    const end = buffer + ((<usize>frames) << 4)
    for (let at = buffer; at < end; at += 16) {
      b0 += unchecked(this.step[0])
      b1 += unchecked(this.step[1])
      b2 += unchecked(this.step[2])
      a1 += unchecked(this.step[3])
      a2 += unchecked(this.step[4])
      const sound = v128.load(at)
      const x = v128.and(sound, mask)
      const y = f64x2.add(f64x2.mul(f64x2.splat(b0), x), s1)
      s1 = f64x2.sub(f64x2.add(f64x2.mul(f64x2.splat(b1), x), s2), f64x2.mul(f64x2.splat(a1), y))
      s2 = f64x2.sub(f64x2.mul(f64x2.splat(b2), x), f64x2.mul(f64x2.splat(a2), y))
      v128.store(at, v128.bitselect(y, sound, mask))
    }
    this.now[0] = b0
    this.now[1] = b1
    this.now[2] = b2
    this.now[3] = a1
    this.now[4] = a2
    v128.store(this.lanes, s1, STATE_1)
    v128.store(this.lanes, s2, STATE_2)
  }
}

/** |c0 + c1/z + c2/z^2|^2 on the unit circle; turned by one sample, which leaves the magnitude alone. */
function squaredMagnitude(c0: f64, c1: f64, c2: f64, w: f64): f64 {
  const half = NativeMath.sin(0.5 * w)
  const real = c0 + c1 + c2 - 2 * (c0 + c2) * half * half
  const imaginary = (c0 - c2) * NativeMath.sin(w)
  return real * real + imaginary * imaginary
}
