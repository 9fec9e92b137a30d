// Sample-rate conversion: a polyphase FIR between any two whole-number rates (Crochiere and Rabiner, "Multirate
// Digital Signal Processing", 1983, section 3.3). Output frame n lies at input position n * from / to, kept as an
// exact fraction; it is computed from the input around that position and nothing else, so reads may come in any order
// and any size. Linear phase, centred on the position: no delay.
import { ResamplerKernel } from './resampler-kernel'

/** Coefficients that a bank with one row for every phase may hold (4 MB). */
const EXACT_BANK_LIMIT: i64 = 524288
/**
 * Rows between two input samples where a ratio has too many phases. The coefficients in between come from a cubic
 * through four rows; its error is about 3/128 * (pi / rows)^4 of the band's edge: below -160 dB.
 */
const INTERPOLATED_ROWS: i32 = 128

function greatestCommonDivisor(a: i64, b: i64): i64 {
  while (b !== 0) {
    const rest = a % b
    a = b
    b = rest
  }
  return a
}

export class Resampler {
  /** Input advances stepUp / phases samples for every output frame. */
  private phases: i64
  private stepUp: i64
  private halfTaps: i32
  private interpolated: bool
  private bank: usize
  readonly maxInputFrames: i32
  readonly inputLeft: usize
  readonly inputRight: usize
  readonly outputLeft: usize
  readonly outputRight: usize
  private interleaved: usize

  constructor(fromHz: i32, toHz: i32, maxFrames: i32) {
    const divisor = greatestCommonDivisor(fromHz, toHz)
    this.phases = i64(toHz) / divisor
    this.stepUp = i64(fromHz) / divisor
    const kernel = new ResamplerKernel(f64(fromHz), f64(toHz))
    this.halfTaps = kernel.halfTaps
    const taps = kernel.halfTaps * 2
    this.interpolated = this.phases * i64(taps) > EXACT_BANK_LIMIT
    // The cubic reaches one row before and two after the position: the bank goes that far past both ends.
    const rows = this.interpolated ? INTERPOLATED_ROWS + 3 : i32(this.phases)
    this.bank = heap.alloc((usize(rows) * usize(taps)) << 3)
    for (let row = 0; row < rows; row++) {
      const fraction = this.interpolated ? f64(row - 1) / f64(INTERPOLATED_ROWS) : f64(row) / f64(this.phases)
      kernel.writePhase(fraction, this.bank + ((usize(row) * usize(taps)) << 3))
    }
    this.maxInputFrames = i32((i64(maxFrames) * this.stepUp) / this.phases) + taps + 2
    this.inputLeft = heap.alloc(usize(this.maxInputFrames) << 2)
    this.inputRight = heap.alloc(usize(this.maxInputFrames) << 2)
    this.outputLeft = heap.alloc(usize(maxFrames) << 2)
    this.outputRight = heap.alloc(usize(maxFrames) << 2)
    this.interleaved = heap.alloc(usize(this.maxInputFrames) << 4)
  }

  /** First input frame that output frame `outputFrame` needs; may lie before the stem's start. */
  firstInput(outputFrame: i64): i64 {
    return (outputFrame * this.stepUp) / this.phases - this.halfTaps + 1
  }

  /** Input frames that a run of `frames` outputs needs, from the first one's `firstInput` on. */
  inputFrames(outputFrame: i64, frames: i32): i32 {
    return i32(this.firstInput(outputFrame + frames - 1) - this.firstInput(outputFrame)) + this.halfTaps * 2
  }

  /** Output frames from `outputFrame` (0 or later) on; the input buffers hold `inputFrames` from `firstInput`. */
  process(outputFrame: i64, frames: i32): void {
    const inputs = this.inputFrames(outputFrame, frames)
    for (let frame = 0; frame < inputs; frame++) {
      const place = this.interleaved + (usize(frame) << 4)
      store<f64>(place, f64(load<f32>(this.inputLeft + (usize(frame) << 2))))
      store<f64>(place, f64(load<f32>(this.inputRight + (usize(frame) << 2))), 8)
    }
    const taps = this.halfTaps * 2
    let phase = (outputFrame * this.stepUp) % this.phases
    let input = this.interleaved
    for (let frame = 0; frame < frames; frame++) {
      const sum = this.interpolated
        ? this.interpolate(input, phase, taps)
        : convolve(input, this.bank + ((usize(phase) * usize(taps)) << 3), taps)
      store<f32>(this.outputLeft + (usize(frame) << 2), f32(f64x2.extract_lane(sum, 0)))
      store<f32>(this.outputRight + (usize(frame) << 2), f32(f64x2.extract_lane(sum, 1)))
      phase += this.stepUp
      input += usize(phase / this.phases) << 4
      phase %= this.phases
    }
  }

  /** The output between two rows of the bank: Lagrange's cubic through the outputs of four rows. */
  private interpolate(input: usize, phase: i64, taps: i32): v128 {
    const scaled = phase * INTERPOLATED_ROWS
    const row = scaled / this.phases
    const x = f64(scaled - row * this.phases) / f64(this.phases)
    const rowBytes = usize(taps) << 3
    const rows = this.bank + usize(row) * rowBytes
    let sum = f64x2.mul(f64x2.splat((-x * (x - 1) * (x - 2)) / 6), convolve(input, rows, taps))
    const a = f64x2.splat(((x + 1) * (x - 1) * (x - 2)) / 2)
    sum = f64x2.add(sum, f64x2.mul(a, convolve(input, rows + rowBytes, taps)))
    const b = f64x2.splat((-x * (x + 1) * (x - 2)) / 2)
    sum = f64x2.add(sum, f64x2.mul(b, convolve(input, rows + rowBytes * 2, taps)))
    const c = f64x2.splat((x * (x + 1) * (x - 1)) / 6)
    return f64x2.add(sum, f64x2.mul(c, convolve(input, rows + rowBytes * 3, taps)))
  }
}

/** Weighted sum of `taps` (even) stereo frames, in two running sums so that one addition need not wait for the next. */
function convolve(input: usize, weights: usize, taps: i32): v128 {
  let even = f64x2.splat(0)
  let odd = f64x2.splat(0)
  const end = weights + (usize(taps) << 3)
  while (weights < end) {
    even = f64x2.add(even, f64x2.mul(v128.load64_splat(weights), v128.load(input)))
    odd = f64x2.add(odd, f64x2.mul(v128.load64_splat(weights, 8), v128.load(input, 16)))
    weights += 16
    input += 32
  }
  return f64x2.add(even, odd)
}
