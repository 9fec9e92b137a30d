// Stereo width by mid and side, and mono bass: below a corner the side goes by a Linkwitz-Riley high-pass of 4th order,
// and the mid passes the all-pass that the crossover's bands sum to. So mid and side stay in phase above the corner, and
// the sum of left and right is all-passed only: its magnitude does not change. Everything is linear in the input.

import { CONTROL_FRAMES, FADE_SECONDS, GLIDE_SECONDS, WARM_SECONDS } from '../equaliser/biquad-stage'
import { WIDTH_MONO_BELOW_HZ, WIDTH_MONO_ON, WIDTH_ON, WIDTH_WIDTH_PERCENT } from '../generated/slots'
import { Smoothed } from '../maths/smoothed'
import { CornerCoefficients, CornerGlide, flushStates, SPLIT_BYTES, split } from '../multiband/linkwitz-riley'
import { Processor } from '../processor'

/** Frames that are worked on at a time while nothing moves. */
const REST_FRAMES: i32 = 128

export class Width extends Processor {
  /** The bypass: 1 in, 0 out. */
  private wet: Smoothed
  /** Gain of the side. */
  private width: Smoothed
  /** 1: mono bass, 0: none. */
  private mono: Smoothed
  private corner: CornerGlide
  private coefficients: CornerCoefficients = new CornerCoefficients()
  private states: usize = heap.alloc(SPLIT_BYTES)
  /** Pairs of mid and side: below the corner, above it. */
  private low: usize = heap.alloc((<usize>REST_FRAMES) << 4)
  private high: usize = heap.alloc((<usize>REST_FRAMES) << 4)
  private on: bool = false
  private monoOn: bool = false
  /** Whether the crossover runs; it runs unheard for a while before it is faded in. */
  private running: bool = false
  private warmFrames: i32
  private warmLeft: i32 = 0
  private clock: i32 = 0

  constructor(rateHz: f64, _maxBlock: i32) {
    super()
    const fade = <i32>Math.ceil(rateHz * FADE_SECONDS)
    this.wet = new Smoothed(fade)
    this.width = new Smoothed(<i32>Math.ceil(rateHz * GLIDE_SECONDS))
    this.mono = new Smoothed(fade)
    this.corner = new CornerGlide(rateHz)
    this.warmFrames = <i32>Math.ceil(rateHz * WARM_SECONDS)
    this.width.snap(1)
    memory.fill(this.states, 0, SPLIT_BYTES)
  }

  setTargets(params: usize, baseSlot: i32): void {
    const p = params + ((<usize>baseSlot) << 3)
    this.on = load<f64>(p + (WIDTH_ON << 3)) !== 0
    this.monoOn = load<f64>(p + (WIDTH_MONO_ON << 3)) !== 0
    this.width.setTarget(load<f64>(p + (WIDTH_WIDTH_PERCENT << 3)) * 0.01)
    this.corner.setTarget(load<f64>(p + (WIDTH_MONO_BELOW_HZ << 3)))
  }

  /** Every control at its target; states stay. */
  snap(): void {
    this.wet.snap(this.on ? 1 : 0)
    this.width.finish()
    this.corner.snap()
    this.running = this.wantsMono
    this.mono.snap(this.running ? 1 : 0)
    this.warmLeft = 0
  }

  reset(): void {
    this.snap()
    this.clock = 0
    memory.fill(this.states, 0, SPLIT_BYTES)
  }

  process(buffer: usize, frames: i32): void {
    while (frames > 0) {
      if ((this.clock & (CONTROL_FRAMES - 1)) === 0) this.control()
      const grid = this.isMoving ? CONTROL_FRAMES : REST_FRAMES
      const n = min(frames, grid - (this.clock & (grid - 1)))
      this.segment(buffer, n)
      this.clock = (this.clock + n) & (REST_FRAMES - 1)
      if (this.clock === 0 && this.running) flushStates(this.states, SPLIT_BYTES)
      buffer += (<usize>n) << 4
      frames -= n
    }
  }

  private get wantsMono(): bool {
    return this.on && this.monoOn
  }

  private get isAtRest(): bool {
    return this.wet.isAtRest && this.width.isAtRest && this.mono.isAtRest
  }

  /** Whether the next look at the controls would change anything. */
  private get isMoving(): bool {
    if (!this.isAtRest || this.wet.target !== (this.on ? 1.0 : 0.0) || this.running !== this.wantsMono) return true
    return this.running && (this.corner.isMoving || this.mono.target !== 1)
  }

  private control(): void {
    const wanted = this.wantsMono
    if (wanted && !this.running) {
      this.running = true
      this.corner.snap()
      memory.fill(this.states, 0, SPLIT_BYTES)
      this.warmLeft = this.warmFrames
    } else if (this.warmLeft > 0) {
      this.warmLeft -= CONTROL_FRAMES
    }
    if (!wanted && this.mono.isAtRest && this.mono.value === 0) this.running = false
    if (this.wet.isAtRest && this.wet.value === 0) this.width.finish()
    this.wet.setTarget(this.on ? 1 : 0)
    this.mono.setTarget(wanted && this.warmLeft <= 0 ? 1 : 0)
    if (this.running) this.corner.control()
  }

  private segment(buffer: usize, frames: i32): void {
    if (this.running) {
      this.coefficients.set(this.corner.start, this.corner.step, this.clock & (CONTROL_FRAMES - 1), frames)
      encode(buffer, this.low, frames)
      split(this.low, this.low, this.high, frames, this.states, this.coefficients)
    } else if (this.isAtRest && (this.wet.value === 0 || this.width.value === 1)) {
      return
    }
    const still = this.isAtRest
    let below = this.wet.value * this.mono.value
    let side = this.wet.value * this.width.value
    let untouched = 1 - this.wet.value + side * (1 - this.mono.value)
    side *= this.mono.value
    for (let i = 0; i < frames; i++) {
      if (!still) {
        const wet = this.wet.next()
        const mono = this.mono.next()
        below = wet * mono
        side = wet * this.width.next()
        untouched = 1 - wet + side * (1 - mono)
        side *= mono
      }
      if (untouched === 1 && below === 0) continue
      const offset = (<usize>i) << 4
      const x = v128.load(buffer + offset)
      const other = i64x2.shuffle(x, x, 1, 0)
      // Mid in both lanes; side, and its negative.
      const m = f64x2.mul(f64x2.splat(0.5), f64x2.add(x, other))
      const s = f64x2.mul(f64x2.splat(0.5), f64x2.sub(x, other))
      let y = f64x2.mul(f64x2.splat(untouched), s)
      if (this.running) {
        const high = v128.load(this.high + offset)
        const both = f64x2.add(v128.load(this.low + offset), high)
        const passed = i64x2.shuffle(both, both, 0, 0)
        const above = i64x2.shuffle(high, f64x2.neg(high), 1, 3)
        y = f64x2.add(y, f64x2.mul(f64x2.splat(side), above))
        y = f64x2.add(y, f64x2.add(f64x2.mul(f64x2.splat(1 - below), m), f64x2.mul(f64x2.splat(below), passed)))
      } else {
        y = f64x2.add(m, y)
      }
      v128.store(buffer + offset, y)
    }
  }
}

/** Pairs of left and right -> pairs of mid and side. */
function encode(from: usize, to: usize, frames: i32): void {
  for (let i = 0; i < frames; i++) {
    const offset = (<usize>i) << 4
    const x = v128.load(from + offset)
    const left = i64x2.shuffle(x, x, 0, 0)
    const right = i64x2.shuffle(x, f64x2.neg(x), 1, 3)
    v128.store(to + offset, f64x2.mul(f64x2.splat(0.5), f64x2.add(left, right)))
  }
}
