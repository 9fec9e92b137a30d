// What of a saturator is linear in the sound: emphasis, the way to the raised rate and back, the inverse emphasis, the
// high-pass that takes away the constant part, the mix with the delayed sound. Leader and followers have one each.

import { LimiterDelay } from '../limiter/limiter-delay'
import { Emphasis, flushed } from './emphasis'
import { Oversampler } from './oversampler'

/** Frames that a path takes at once: what fits the processor's first cache at the raised rate. */
export const SPAN_FRAMES: i32 = 64
/** 3 dB down here: a constant part that moves with the music is gone before it is heard. */
const HIGH_PASS_HZ: f64 = 2

export class SaturatorPath {
  readonly factor: i32
  readonly latency: i32
  private oversampler: Oversampler
  private before: Emphasis
  private after: Emphasis
  private dry: LimiterDelay
  private wet: usize = heap.alloc((<usize>SPAN_FRAMES) << 4)
  private constant: v128 = f64x2.splat(0)
  private constantSpeed: f64

  constructor(rateHz: f64) {
    const oversampler = new Oversampler(rateHz, SPAN_FRAMES)
    this.oversampler = oversampler
    this.factor = oversampler.factor
    this.latency = oversampler.latency
    this.before = new Emphasis(rateHz, false)
    this.after = new Emphasis(rateHz, true)
    this.dry = new LimiterDelay(oversampler.latency)
    this.constantSpeed = 1 - NativeMath.exp((-2 * NativeMath.PI * HIGH_PASS_HZ) / rateHz)
  }

  /** Where what has been done to the raised frames is to be written before `lower`. */
  get loweringInput(): usize {
    return this.oversampler.loweringInput
  }

  /** Everything forgotten. */
  reset(): void {
    this.dry.reset()
    this.clear()
  }

  /** Everything forgotten but the delayed sound: what has to happen before the path is used again after a pause. */
  clear(): void {
    this.oversampler.clear()
    this.before.clear()
    this.after.clear()
    this.constant = f64x2.splat(0)
  }

  flush(): void {
    this.before.flush()
    this.after.flush()
    this.constant = flushed(this.constant)
  }

  /** The delay alone. */
  pass(buffer: usize, frames: i32): void {
    this.dry.write(buffer, frames)
    this.dry.read(buffer, frames, this.latency + frames)
  }

  /** Takes `frames` frames; where they are at the raised rate. `tones`: as in `Emphasis.process`. */
  raise(buffer: usize, frames: i32, tones: usize, step: usize): usize {
    this.dry.write(buffer, frames)
    this.before.process(buffer, this.oversampler.input, frames, tones, step)
    return this.oversampler.raise(frames)
  }

  /** Multiplies what `raise` gave by a gain for each vector, ready for `lower`. */
  multiply(raised: usize, gains: usize, frames: i32): void {
    let to = this.oversampler.loweringInput
    const end = raised + ((<usize>(frames * this.factor)) << 4)
    for (; raised < end; raised += 16) {
      v128.store(to, f64x2.mul(v128.load(raised), v128.load(gains)))
      to += 16
      gains += 16
    }
  }

  /** `blends`: pairs of the saturated part (0 to 1) and of how much of the constant part is taken away (0 to 1). */
  lower(buffer: usize, frames: i32, tones: usize, blends: usize, step: usize): void {
    const wet = this.wet
    this.oversampler.lower(wet, frames)
    this.after.process(wet, wet, frames, tones, step)
    this.dry.read(buffer, frames, this.latency + frames)
    const speed = f64x2.splat(this.constantSpeed)
    let constant = this.constant
    const bytes = (<usize>frames) << 4
    for (let at: usize = 0; at < bytes; at += 16) {
      const raw = v128.load(wet + at)
      constant = f64x2.add(constant, f64x2.mul(speed, f64x2.sub(raw, constant)))
      const y = f64x2.sub(raw, f64x2.mul(v128.load64_splat(blends, 8), constant))
      const blend = load<f64>(blends)
      blends += step
      if (blend === 1) {
        v128.store(buffer + at, y)
      } else if (blend !== 0) {
        const x = v128.load(buffer + at)
        v128.store(buffer + at, f64x2.add(x, f64x2.mul(f64x2.splat(blend), f64x2.sub(y, x))))
      }
    }
    this.constant = constant
  }
}
