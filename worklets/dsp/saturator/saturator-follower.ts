// A stem's part of what a saturator does to the whole song: its own way to the raised rate, its leader's gains there.
// Everything in it is linear in the stem and the same for all, so the followers' outputs sum to the leader's.

import { FLUSH_FRAMES } from '../equaliser/biquad-chain'
import { Saturator } from './saturator'
import { SaturatorPath } from './saturator-path'
import { PASSING, STARTING } from './saturator-record'

export class SaturatorFollower {
  private path: SaturatorPath
  private clock: i32 = 0

  constructor(
    private leader: Saturator,
    rateHz: f64,
    _maxBlock: i32,
  ) {
    this.path = new SaturatorPath(rateHz)
    leader.keepGains()
  }

  reset(): void {
    this.path.reset()
    this.clock = 0
  }

  /** After the leader's `process` of the same block. In place, interleaved stereo f64. */
  process(buffer: usize, frames: i32): void {
    const path = this.path
    const record = this.leader.record
    let gains = this.leader.gains
    let tones = record.tones
    let blends = record.blends
    for (let segment = 0; segment < record.segments; segment++) {
      const n = record.frames(segment)
      const bytes = (<usize>n) << 4
      const state = record.state(segment)
      if (state === STARTING) path.clear()
      if (state === PASSING) {
        path.pass(buffer, n)
      } else {
        const step = record.step(segment)
        const raised = path.raise(buffer, n, tones, step)
        path.multiply(raised, gains, n)
        path.lower(buffer, n, tones, blends, step)
      }
      buffer += bytes
      tones += bytes
      blends += bytes
      gains += bytes * <usize>path.factor
    }
    this.clock += frames
    if (this.clock >= FLUSH_FRAMES) {
      this.clock = 0
      path.flush()
    }
  }
}
