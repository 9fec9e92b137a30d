// The last step of a compressor: reductions in decibels become linear gains, with make-up, mix and bypass in them.
import { exp2x2 } from '../maths/fast-math'
import { Smoothed } from '../maths/smoothed'

const LOG2_GAIN_PER_DB: f64 = 1 / 6.020599913279624

export class CompressorGains {
  /** Linear. */
  makeup: Smoothed
  /** 1: all compressed, 0: all untouched. */
  blend: Smoothed
  /** The bypass: 1 in, 0 out. */
  wet: Smoothed

  constructor(glideFrames: i32, fadeFrames: i32) {
    this.makeup = new Smoothed(glideFrames)
    this.blend = new Smoothed(glideFrames)
    this.wet = new Smoothed(fadeFrames)
  }

  /** Pairs of reductions in decibels -> pairs of linear gains, with make-up, mix and bypass. */
  write(reductions: usize, gains: usize, frames: i32): void {
    const perDb = f64x2.splat(-LOG2_GAIN_PER_DB)
    const one = f64x2.splat(1)
    if (this.wet.isAtRest && this.wet.value === 0) {
      fillOnes(gains, frames)
      this.makeup.advance(frames)
      this.blend.advance(frames)
      return
    }
    const moving = !(this.makeup.isAtRest && this.blend.isAtRest && this.wet.isAtRest)
    let scale = f64x2.splat(this.blend.value * this.makeup.value)
    let rest = f64x2.splat(1 - this.blend.value)
    const bytes = (<usize>frames) << 4
    for (let at: usize = 0; at < bytes; at += 16) {
      if (moving) {
        const blend = this.blend.next()
        scale = f64x2.splat(blend * this.makeup.next())
        rest = f64x2.splat(1 - blend)
      }
      const compressed = exp2x2(f64x2.mul(v128.load(reductions + at), perDb))
      let gain = f64x2.add(f64x2.mul(compressed, scale), rest)
      if (moving) {
        const w = this.wet.next()
        if (w !== 1) gain = f64x2.add(one, f64x2.mul(f64x2.splat(w), f64x2.sub(gain, one)))
      }
      v128.store(gains + at, gain)
    }
  }
}

export function fillOnes(gains: usize, frames: i32): void {
  for (let i = 0; i < frames; i++) v128.store(gains + ((<usize>i) << 4), f64x2.splat(1))
}
