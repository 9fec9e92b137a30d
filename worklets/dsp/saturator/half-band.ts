// One step of two in rate, up and down, by a linear-phase half-band filter in its two phases: one phase is a plain delay,
// the other a symmetric FIR. Oppenheim and Schafer, Discrete-Time Signal Processing, section 4.7 (polyphase) and 7.5
// (Kaiser's window and its order formula). Interleaved stereo f64; both channels of a frame are one vector.

import { besselI0 } from '../maths/bessel'

/** Images and aliases lie this far below the tone, and the ripple of the pass band is as small. */
const ATTENUATION_DB: f64 = 114
const BETA: f64 = 0.1102 * (ATTENUATION_DB - 8.7)

/** The taps of the symmetric phase, from the centre outwards: half of them, since the other half mirrors it. */
export class HalfBandTaps {
  readonly count: i32
  readonly taps: usize

  /** Flat up to `passHz`, nothing left from `lowRateHz - passHz`. */
  constructor(lowRateHz: f64, passHz: f64) {
    const transition = 0.5 - passHz / lowRateHz
    const order = (ATTENUATION_DB - 7.95) / (14.36 * transition)
    this.count = <i32>NativeMath.ceil((order + 2) / 4)
    this.taps = heap.alloc((<usize>this.count) << 3)
    const reach = <f64>(2 * this.count)
    let sum: f64 = 0
    for (let j = 0; j < this.count; j++) {
      const offset = <f64>(2 * j + 1)
      const position = offset / reach
      const angle = 0.5 * NativeMath.PI * offset
      const tap = (NativeMath.sin(angle) / angle) * besselI0(BETA * NativeMath.sqrt(1 - position * position))
      store<f64>(this.taps + ((<usize>j) << 3), tap)
      sum += tap
    }
    for (let j = 0; j < this.count; j++) {
      const at = this.taps + ((<usize>j) << 3)
      store<f64>(at, (0.5 * load<f64>(at)) / sum)
    }
  }
}

/** Sum of taps times mirrored pairs: the innermost pair is at `left` and `left + stride`. */
function mirrored(left: usize, stride: usize, taps: usize, count: i32): v128 {
  let sum = f64x2.splat(0)
  let right = left + stride
  const end = taps + ((<usize>count) << 3)
  for (let at = taps; at < end; at += 8) {
    sum = f64x2.add(sum, f64x2.mul(v128.load64_splat(at), f64x2.add(v128.load(left), v128.load(right))))
    left -= stride
    right += stride
  }
  return sum
}

export class HalfBandUp {
  /** Where the next frames at the low rate are to be written. */
  readonly input: usize
  private line: usize
  private history: usize

  constructor(
    private filter: HalfBandTaps,
    maxFrames: i32,
  ) {
    this.history = (<usize>(2 * filter.count - 1)) << 4
    this.line = heap.alloc(this.history + ((<usize>maxFrames) << 4))
    this.input = this.line + this.history
    this.clear()
  }

  clear(): void {
    memory.fill(this.line, 0, this.history)
  }

  /** `frames` from `input` give twice as many at `output`, `count` low-rate frames later. */
  process(output: usize, frames: i32): void {
    const count = this.filter.count
    const taps = this.filter.taps
    let left = this.input - ((<usize>count) << 4)
    const end = left + ((<usize>frames) << 4)
    const end4 = left + ((<usize>(frames & ~3)) << 4)
    const tapsEnd = taps + ((<usize>count) << 3)
    // Four at once: their sums do not wait for each other.
    while (left < end4) {
      let a = f64x2.splat(0)
      let b = f64x2.splat(0)
      let c = f64x2.splat(0)
      let d = f64x2.splat(0)
      let l = left
      let r = left + 16
      for (let at = taps; at < tapsEnd; at += 8) {
        const tap = v128.load64_splat(at)
        a = f64x2.add(a, f64x2.mul(tap, f64x2.add(v128.load(l), v128.load(r))))
        b = f64x2.add(b, f64x2.mul(tap, f64x2.add(v128.load(l, 16), v128.load(r, 16))))
        c = f64x2.add(c, f64x2.mul(tap, f64x2.add(v128.load(l, 32), v128.load(r, 32))))
        d = f64x2.add(d, f64x2.mul(tap, f64x2.add(v128.load(l, 48), v128.load(r, 48))))
        l -= 16
        r += 16
      }
      v128.store(output, v128.load(left))
      v128.store(output, a, 16)
      v128.store(output, v128.load(left, 16), 32)
      v128.store(output, b, 48)
      v128.store(output, v128.load(left, 32), 64)
      v128.store(output, c, 80)
      v128.store(output, v128.load(left, 48), 96)
      v128.store(output, d, 112)
      left += 64
      output += 128
    }
    while (left < end) {
      v128.store(output, v128.load(left))
      v128.store(output, mirrored(left, 16, taps, count), 16)
      left += 16
      output += 32
    }
    memory.copy(this.line, this.line + ((<usize>frames) << 4), this.history)
  }
}

export class HalfBandDown {
  /** Where the next frames at the high rate are to be written. */
  readonly input: usize
  private line: usize
  private history: usize

  /** `padding`: frames at the low rate by which it is later than it need be. `maxFrames`: at the low rate. */
  constructor(
    private filter: HalfBandTaps,
    private padding: i32,
    maxFrames: i32,
  ) {
    this.history = (<usize>(2 * filter.count - 1 + padding)) << 5
    this.line = heap.alloc(this.history + ((<usize>maxFrames) << 5))
    this.input = this.line + this.history
    this.clear()
  }

  clear(): void {
    memory.fill(this.line, 0, this.history)
  }

  /** Twice `frames` from `input` give `frames` at `output`, `count - 1 + padding` low-rate frames later. */
  process(output: usize, frames: i32): void {
    const count = this.filter.count
    const taps = this.filter.taps
    const tapsEnd = taps + ((<usize>count) << 3)
    const half = f64x2.splat(0.5)
    let centre = this.input - ((<usize>(count - 1 + this.padding)) << 5)
    const end = centre + ((<usize>frames) << 5)
    const end4 = centre + ((<usize>(frames & ~3)) << 5)
    while (centre < end4) {
      let a = f64x2.splat(0)
      let b = f64x2.splat(0)
      let c = f64x2.splat(0)
      let d = f64x2.splat(0)
      let l = centre - 16
      let r = centre + 16
      for (let at = taps; at < tapsEnd; at += 8) {
        const tap = v128.load64_splat(at)
        a = f64x2.add(a, f64x2.mul(tap, f64x2.add(v128.load(l), v128.load(r))))
        b = f64x2.add(b, f64x2.mul(tap, f64x2.add(v128.load(l, 32), v128.load(r, 32))))
        c = f64x2.add(c, f64x2.mul(tap, f64x2.add(v128.load(l, 64), v128.load(r, 64))))
        d = f64x2.add(d, f64x2.mul(tap, f64x2.add(v128.load(l, 96), v128.load(r, 96))))
        l -= 32
        r += 32
      }
      v128.store(output, f64x2.mul(half, f64x2.add(v128.load(centre), a)))
      v128.store(output, f64x2.mul(half, f64x2.add(v128.load(centre, 32), b)), 16)
      v128.store(output, f64x2.mul(half, f64x2.add(v128.load(centre, 64), c)), 32)
      v128.store(output, f64x2.mul(half, f64x2.add(v128.load(centre, 96), d)), 48)
      centre += 128
      output += 64
    }
    while (centre < end) {
      const sum = mirrored(centre - 16, 32, taps, count)
      v128.store(output, f64x2.mul(half, f64x2.add(v128.load(centre), sum)))
      centre += 32
      output += 16
    }
    memory.copy(this.line, this.line + ((<usize>frames) << 5), this.history)
  }
}
