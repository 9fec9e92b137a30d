// Feedback delay network of 16 lines (Stautner and Puckette, CMJ 6, 1982) around a Hadamard matrix: orthogonal, so the
// lines lose exactly what their absorption takes, and every line reaches every other in one pass (Schlecht and Habets,
// IEEE TASLP 25, 2017, on echo density). Linear, and time-invariant while its controls rest.

import { Absorption, COEFFICIENTS } from './absorption'
import { DelayLine, SEGMENT } from './delay-line'
import { hadamardSegment } from './hadamard-kernel'
import { LARGEST_SCALE, LINES, lineMs, primeFrom } from './line-lengths'

const COEFFICIENT_BYTES: usize = (<usize>COEFFICIENTS) << 3
/** 1 / sqrt(16): what makes the matrix of signs orthogonal. */
const MIX_SCALE: f64 = 0.25
const TINY: f64 = 1e-40

export class FeedbackNetwork {
  private lines: StaticArray<DelayLine> = new StaticArray<DelayLine>(LINES)
  private absorption: Absorption
  private lengths: StaticArray<f64> = new StaticArray<f64>(LINES)
  private now: usize = heap.alloc(COEFFICIENT_BYTES)
  private goal: usize = heap.alloc(COEFFICIENT_BYTES)
  private step: usize = heap.alloc(COEFFICIENT_BYTES)
  /** One f64 of absorption state for each line. */
  private states: usize = heap.alloc((<usize>LINES) << 3)
  /** A segment of all lines, frame by frame. */
  private matrix: usize = heap.alloc((<usize>(SEGMENT * LINES)) << 3)
  private gliding: bool = false

  constructor(private rateHz: f64) {
    this.absorption = new Absorption(rateHz)
    let before = 0
    for (let i = 0; i < LINES; i++) {
      before = this.length(i, LARGEST_SCALE, before)
      this.lines[i] = new DelayLine(before)
    }
    memory.fill(this.states, 0, (<usize>LINES) << 3)
  }

  clear(): void {
    for (let i = 0; i < LINES; i++) this.lines[i].clear()
    memory.fill(this.states, 0, (<usize>LINES) << 3)
  }

  /** Lengths at once. */
  snap(scale: f64): void {
    this.setComing(scale)
    this.arrive()
  }

  setComing(scale: f64): void {
    let before = 0
    for (let i = 0; i < LINES; i++) {
      before = this.length(i, scale, before)
      this.lines[i].coming = before
    }
  }

  arrive(): void {
    for (let i = 0; i < LINES; i++) this.lines[i].arrive()
  }

  /** Absorption at once. */
  set(decaySeconds: f64, dampingHz: f64): void {
    this.design(decaySeconds, dampingHz, 0)
    memory.copy(this.now, this.goal, COEFFICIENT_BYTES)
    this.gliding = false
  }

  /** Absorption in a straight line over the next `frames` frames, for lengths `weight` of the way to the coming ones. */
  glide(decaySeconds: f64, dampingHz: f64, weight: f64, frames: i32): void {
    this.settle()
    this.design(decaySeconds, dampingHz, weight)
    const part = f64x2.splat(1 / <f64>frames)
    for (let at: usize = 0; at < COEFFICIENT_BYTES; at += 16) {
      const way = f64x2.sub(v128.load(this.goal + at), v128.load(this.now + at))
      v128.store(this.step + at, f64x2.mul(way, part))
    }
    this.gliding = true
  }

  /** The end of a glide. */
  settle(): void {
    if (this.gliding) memory.copy(this.now, this.goal, COEFFICIENT_BYTES)
    this.gliding = false
  }

  flush(): void {
    for (let i: usize = 0; i < <usize>LINES; i++) {
      const at = this.states + (i << 3)
      if (Math.abs(load<f64>(at)) < TINY) store<f64>(at, 0)
    }
  }

  /** One segment in place, interleaved stereo f64; `weights` as in DelayLine.read. */
  process(buffer: usize, frames: i32, weights: usize): void {
    const stride = (<usize>LINES) << 3
    for (let i = 0; i < LINES; i++) {
      unchecked(this.lines[i]).read(this.matrix + ((<usize>i) << 3), stride, frames, weights)
    }
    if (this.gliding) {
      for (let i: usize = 0; i < <usize>frames; i++) {
        this.advance()
        hadamardSegment(buffer + (i << 4), 1, this.matrix + i * stride, this.now, this.states)
      }
    } else {
      hadamardSegment(buffer, frames, this.matrix, this.now, this.states)
    }
    for (let i = 0; i < LINES; i++) {
      unchecked(this.lines[i]).write(this.matrix + ((<usize>i) << 3), stride, frames)
    }
  }

  private advance(): void {
    for (let at: usize = 0; at < COEFFICIENT_BYTES; at += 16) {
      v128.store(this.now + at, f64x2.add(v128.load(this.now + at), v128.load(this.step + at)))
    }
  }

  private design(decaySeconds: f64, dampingHz: f64, weight: f64): void {
    for (let i = 0; i < LINES; i++) {
      const line = unchecked(this.lines[i])
      this.lengths[i] = <f64>line.tap + <f64>(line.coming - line.tap) * weight
    }
    this.absorption.design(this.lengths, decaySeconds, dampingHz, MIX_SCALE, this.goal)
  }

  private length(index: i32, scale: f64, before: i32): i32 {
    return primeFrom(lineMs(index) * 0.001 * scale * this.rateHz, max(before, SEGMENT))
  }
}
