// A cross-fade as the reverb's segments need it: its values frame by frame, and when there are any.

import { Smoothed } from '../maths/smoothed'
import { SEGMENT } from './delay-line'

export class SegmentFade {
  readonly control: Smoothed
  private weights: usize = heap.alloc((<usize>SEGMENT) << 3)

  /** `home`: the value at which there is nothing to fade. */
  constructor(
    frames: i32,
    private home: f64,
  ) {
    this.control = new Smoothed(frames)
    this.control.snap(home)
  }

  /** A new fade from 0 to 1, where the last one has come to its end. */
  start(): void {
    this.control.snap(0)
    this.control.setTarget(1)
  }

  /**
   * One f64 for each of the next frames, or 0 where there is nothing to fade. There still is once the fade has arrived
   * away from home, until the next look at the controls: that keeps block sizes from showing.
   */
  next(frames: i32): usize {
    const control = this.control
    if (control.isAtRest && control.value === this.home) return 0
    for (let i: usize = 0; i < <usize>frames; i++) store<f64>(this.weights + (i << 3), control.next())
    return this.weights
  }
}
