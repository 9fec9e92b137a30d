// The ears of a host on its own processors. A tap that goes still sounds while another comes, and a third may be needed
// within one block (the master's order changes in the middle of it), so that what is heard never depends on the blocks.
// The eyes look in by the same calls (scope-tap). While nobody listens or looks the host skips it all.

import { BandAim } from './band-aim'
import { DeltaTap } from './delta-tap'
import { NO_PROCESSOR } from './processor-numbers'
import { ScopeTap } from './scope-tap'

const TAPS: i32 = 3

export class DeltaTaps {
  /** Whether any of them listens or looks: else `before` and `after` need not be called. */
  isRunning: bool = false
  /** Whether any of them is heard or about to be: else `addTo` need not be called. */
  isHeard: bool = false
  /** What of a processor is heard from the next `select` on. */
  readonly aim: BandAim = new BandAim()
  readonly scope: ScopeTap
  /** The newest comes last. */
  private taps: DeltaTap[] = []

  /** `reach`: the longest delay of a tap. `scopePlanes`: see ScopeTap. */
  constructor(rateHz: f64, maxBlock: i32, reach: i32, scopePlanes: usize) {
    this.scope = new ScopeTap(maxBlock, reach, scopePlanes)
    for (let n: i32 = 0; n < TAPS; n++) this.taps.push(new DeltaTap(rateHz, maxBlock, reach))
  }

  /** Listens to this processor, or with NO_PROCESSOR to none. `rest`: latency of the host behind it. */
  select(processor: i32, latency: i32, rest: i32): void {
    const newest = unchecked(this.taps[TAPS - 1])
    if (processor !== NO_PROCESSOR && newest.isAt(processor, rest, this.aim)) {
      newest.follow(this.aim)
      return
    }
    newest.close()
    if (processor === NO_PROCESSOR) return
    let free: i32 = 0
    while (free < TAPS - 1 && unchecked(this.taps[free]).isRunning) free++
    if (free === TAPS - 1 && newest.isRunning) free = 0
    const tap = unchecked(this.taps[free])
    for (let n = free; n < TAPS - 1; n++) this.taps[n] = unchecked(this.taps[n + 1])
    this.taps[TAPS - 1] = tap
    tap.open(processor, latency, rest, this.aim)
    this.isHeard = true
    this.isRunning = true
  }

  /** Looks at this processor, or with NO_PROCESSOR at none. */
  watch(processor: i32, latency: i32): void {
    this.scope.watch(processor, latency)
    this.look()
  }

  reset(): void {
    for (let n: i32 = 0; n < TAPS; n++) unchecked(this.taps[n]).reset()
    this.scope.reset()
    this.look()
  }

  before(processor: i32, buffer: usize, frames: i32): void {
    for (let n: i32 = 0; n < TAPS; n++) {
      const tap = unchecked(this.taps[n])
      if (tap.processor === processor) tap.before(buffer, frames)
    }
    this.scope.before(processor, buffer, frames)
  }

  after(processor: i32, buffer: usize, frames: i32): void {
    for (let n: i32 = 0; n < TAPS; n++) {
      const tap = unchecked(this.taps[n])
      if (tap.processor === processor) tap.after(buffer, frames)
    }
    this.scope.after(processor, buffer, frames)
  }

  /** Adds what the last `frames` frames gave; those of processors before `gained` times `gains`, one f64 a frame. */
  addTo(out: usize, frames: i32, gains: usize, gained: i32): void {
    for (let n: i32 = 0; n < TAPS; n++) {
      const tap = unchecked(this.taps[n])
      if (tap.isRunning) tap.addTo(out, frames, tap.processor < gained ? gains : 0)
    }
    this.look()
  }

  private look(): void {
    this.isHeard = false
    for (let n: i32 = 0; n < TAPS; n++) if (unchecked(this.taps[n]).isRunning) this.isHeard = true
    this.isRunning = this.isHeard || this.scope.isWatching
  }
}
