// The saturator's knobs on their way: drive and make-up in octaves, tone, shelf, constant part, mix. Each is a Smoothed
// that is read frame by frame while it moves.

import {
  SATURATOR_AUTO_GAIN,
  SATURATOR_CHARACTER,
  SATURATOR_DRIVE_DB,
  SATURATOR_MIX_PERCENT,
  SATURATOR_TONE_PERCENT,
} from '../generated/slots'
import { dbToGain, exp2x2 } from '../maths/fast-math'
import { Smoothed } from '../maths/smoothed'
import { autoGain } from './auto-gain'
import { curveOf } from './saturation-curve'

const DB_PER_OCTAVE: f64 = 6.020599913279624
/** At full tone the tilt ends at plus and minus this. */
const TONE_DB: f64 = 6

function value(params: usize, slot: i32): f64 {
  return load<f64>(params + ((<usize>slot) << 3))
}

export class SaturatorControls {
  character: i32 = 0
  private logDrive: Smoothed
  private logMakeup: Smoothed
  private tilt: Smoothed
  private shelf: Smoothed
  private lopsided: Smoothed
  private mix: Smoothed

  constructor(glideFrames: i32) {
    this.logDrive = new Smoothed(glideFrames)
    this.logMakeup = new Smoothed(glideFrames)
    this.tilt = new Smoothed(glideFrames)
    this.shelf = new Smoothed(glideFrames)
    this.lopsided = new Smoothed(glideFrames)
    this.mix = new Smoothed(glideFrames)
    this.tilt.snap(1)
    this.shelf.snap(1)
  }

  /** `p`: the section's first parameter. */
  setTargets(p: usize): void {
    this.character = <i32>value(p, SATURATOR_CHARACTER)
    const curve = curveOf(this.character)
    const driveDb = value(p, SATURATOR_DRIVE_DB)
    const tilt = dbToGain(0.01 * TONE_DB * value(p, SATURATOR_TONE_PERCENT))
    const makeup = value(p, SATURATOR_AUTO_GAIN) !== 0 ? autoGain(curve, dbToGain(driveDb), tilt) : 1
    this.logDrive.setTarget(driveDb / DB_PER_OCTAVE)
    this.logMakeup.setTarget(NativeMath.log2(makeup))
    this.tilt.setTarget(tilt)
    this.shelf.setTarget(curve.lowDrive)
    this.lopsided.setTarget(curve.isLopsided ? 1 : 0)
    this.mix.setTarget(0.01 * value(p, SATURATOR_MIX_PERCENT))
  }

  snap(): void {
    this.logDrive.finish()
    this.logMakeup.finish()
    this.tilt.finish()
    this.shelf.finish()
    this.lopsided.finish()
    this.mix.finish()
  }

  get isAtRest(): bool {
    return (
      this.logDrive.isAtRest &&
      this.logMakeup.isAtRest &&
      this.tilt.isAtRest &&
      this.shelf.isAtRest &&
      this.lopsided.isAtRest &&
      this.mix.isAtRest
    )
  }

  /** One frame on, three pairs of f64: linear drive and make-up; tones; blends, with the bypass (`wet`) in them. */
  read(levels: usize, tones: usize, blends: usize, wet: f64): void {
    const logs = f64x2.replace_lane(f64x2.splat(this.logDrive.next()), 1, this.logMakeup.next())
    v128.store(levels, exp2x2(logs))
    store<f64>(tones, this.tilt.next())
    store<f64>(tones, this.shelf.next(), 8)
    store<f64>(blends, wet * this.mix.next())
    store<f64>(blends, this.lopsided.next(), 8)
  }
}
