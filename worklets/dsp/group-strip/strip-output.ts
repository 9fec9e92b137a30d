// The end of a strip: fader, balance and mute, the gain of an audition, and the way from 64 bits to planar f32.

import { FADE_SECONDS } from '../equaliser/biquad-stage'
import { Smoothed } from '../maths/smoothed'

/** Where the largest magnitudes of left and right stand among the meters. */
const PEAK_LEFT: usize = 8
const PEAK_RIGHT: usize = 16

export class StripOutput {
  private gainLeft: Smoothed
  private gainRight: Smoothed
  private audition: Smoothed

  /** `planes`: f32, left and right of output, dry output, delta; the dry ones hold their samples already. */
  constructor(
    rateHz: f64,
    private maxBlock: i32,
    private planes: usize,
    private meters: usize,
  ) {
    const fade = <i32>Math.ceil(rateHz * FADE_SECONDS)
    this.gainLeft = new Smoothed(fade)
    this.gainRight = new Smoothed(fade)
    this.audition = new Smoothed(fade)
    this.audition.snap(1)
  }

  setGains(left: f64, right: f64): void {
    this.gainLeft.setTarget(left)
    this.gainRight.setTarget(right)
  }

  setAudition(gain: f64): void {
    this.audition.setTarget(gain)
  }

  finish(): void {
    this.gainLeft.finish()
    this.gainRight.finish()
    this.audition.finish()
  }

  /**
   * Interleaved f64. `delta`: what one processor changes, or 0: it is as loud as in the song, so it goes through the fader,
   * but not through the audition, which is another thing to listen to.
   */
  write(buffer: usize, delta: usize, frames: i32): void {
    const plane = (<usize>this.maxBlock) << 2
    let peakLeft = load<f64>(this.meters, PEAK_LEFT)
    let peakRight = load<f64>(this.meters, PEAK_RIGHT)
    const moving = !(this.gainLeft.isAtRest && this.gainRight.isAtRest && this.audition.isAtRest)
    let audition = this.audition.value
    let faderLeft = this.gainLeft.value
    let faderRight = this.gainRight.value
    let gainLeft = faderLeft * audition
    let gainRight = faderRight * audition
    for (let i = 0; i < frames; i++) {
      const at = this.planes + ((<usize>i) << 2)
      const offset = (<usize>i) << 4
      const from = buffer + offset
      if (moving) {
        audition = this.audition.next()
        faderLeft = this.gainLeft.next()
        faderRight = this.gainRight.next()
        gainLeft = faderLeft * audition
        gainRight = faderRight * audition
      }
      const left = <f32>(load<f64>(from) * gainLeft)
      const right = <f32>(load<f64>(from, 8) * gainRight)
      store<f32>(at, left)
      store<f32>(at + plane, right)
      peakLeft = max(peakLeft, <f64>Math.abs(<f64>left))
      peakRight = max(peakRight, <f64>Math.abs(<f64>right))
      if (audition !== 1) {
        const dryLeft = at + 2 * plane
        const dryRight = at + 3 * plane
        store<f32>(dryLeft, <f32>(<f64>load<f32>(dryLeft) * audition))
        store<f32>(dryRight, <f32>(<f64>load<f32>(dryRight) * audition))
      }
      if (delta !== 0) {
        store<f32>(at + 4 * plane, <f32>(load<f64>(delta + offset) * faderLeft))
        store<f32>(at + 5 * plane, <f32>(load<f64>(delta + offset, 8) * faderRight))
      }
    }
    store<f64>(this.meters, peakLeft, PEAK_LEFT)
    store<f64>(this.meters, peakRight, PEAK_RIGHT)
  }
}
