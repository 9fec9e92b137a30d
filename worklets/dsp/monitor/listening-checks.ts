// What is done to everything on its way to the ears: channels, band, dim. Never in an export. Each change is a raised
// cosine of 10 ms; with all of them off nothing is touched.
//   mono  (L + R) / 2 on both sides;  side  (L - R) / 2 on both sides;  swapped  left and right change places

import { Smoothed } from '../maths/smoothed'
import { BandSelector } from './band-selector'

const FADE_SECONDS: f64 = 0.01
const MONO: i32 = 1
const SIDE: i32 = 2
const SWAPPED: i32 = 3

export class ListeningChecks {
  readonly bands: BandSelector
  /** What of the left and of the right goes to the left, and to the right. */
  private leftOfLeft: Smoothed
  private leftOfRight: Smoothed
  private rightOfLeft: Smoothed
  private rightOfRight: Smoothed
  private gain: Smoothed

  constructor(rateHz: f64, maxBlock: i32) {
    const fade = <i32>NativeMath.round(FADE_SECONDS * rateHz)
    this.bands = new BandSelector(rateHz, maxBlock)
    this.leftOfLeft = new Smoothed(fade)
    this.leftOfRight = new Smoothed(fade)
    this.rightOfLeft = new Smoothed(fade)
    this.rightOfRight = new Smoothed(fade)
    this.gain = new Smoothed(fade)
    this.set(0, 0, 1)
    this.reset()
  }

  /** `channels`: 0 stereo, 1 mono, 2 side, 3 swapped. `band`: 0 full, then as they were added. `gain`: linear, of dim. */
  set(channels: i32, band: i32, gain: f64): void {
    const isStereo = channels < MONO || channels > SWAPPED
    const direct: f64 = isStereo ? 1 : channels === SWAPPED ? 0 : 0.5
    const crossed: f64 = isStereo ? 0 : channels === SWAPPED ? 1 : 0.5
    const isSide = channels === SIDE
    this.leftOfLeft.setTarget(direct)
    this.leftOfRight.setTarget(isSide ? -crossed : crossed)
    this.rightOfLeft.setTarget(crossed)
    this.rightOfRight.setTarget(isSide ? -direct : direct)
    this.bands.select(band)
    this.gain.setTarget(gain)
  }

  /** Takes everything at once, with empty filters. */
  reset(): void {
    this.leftOfLeft.finish()
    this.leftOfRight.finish()
    this.rightOfLeft.finish()
    this.rightOfRight.finish()
    this.gain.finish()
    this.bands.reset()
  }

  /** In place, interleaved stereo f64. */
  process(buffer: usize, frames: i32): void {
    this.mixChannels(buffer, frames)
    this.bands.process(buffer, frames)
    this.dim(buffer, frames)
  }

  private mixChannels(buffer: usize, frames: i32): void {
    const isSteady = this.leftOfLeft.isAtRest && this.leftOfRight.isAtRest && this.rightOfRight.isAtRest
    if (isSteady && this.leftOfLeft.value === 1 && this.leftOfRight.value === 0) return
    for (let i: usize = 0; i < <usize>frames; i++) {
      const at = buffer + (i << 4)
      const left = load<f64>(at)
      const right = load<f64>(at, 8)
      store<f64>(at, left * this.leftOfLeft.next() + right * this.leftOfRight.next())
      store<f64>(at, left * this.rightOfLeft.next() + right * this.rightOfRight.next(), 8)
    }
  }

  private dim(buffer: usize, frames: i32): void {
    if (this.gain.isAtRest && this.gain.value === 1) return
    for (let i: usize = 0; i < <usize>frames; i++) {
      const at = buffer + (i << 4)
      v128.store(at, f64x2.mul(v128.load(at), f64x2.splat(this.gain.next())))
    }
  }
}
