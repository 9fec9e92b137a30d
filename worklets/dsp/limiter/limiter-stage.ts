// One pass of the true-peak limiter: finds the peak of every interval, asks the gain computer for a gain that has it
// under the target, and applies it to the delayed samples of both channels. Frames that need nothing pass bit for bit.

import { SCAN_CHUNK, SCAN_DELAY, TruePeakScan } from '../true-peak/true-peak-scan'
import { LimiterDelay } from './limiter-delay'
import { LimiterGain } from './limiter-gain'

/** From this rate on libebur128 oversamples twice, with a kernel twice as long that reads nothing that is not there. */
const OTHERS_FOUR_TIMES_BELOW_HZ: f64 = 96_000

export class LimiterStage {
  readonly latency: i32
  readonly gain: LimiterGain
  /** One byte a frame of the last call: 1 where the gain was not 1. */
  readonly active: usize
  /** Smallest gain since it was last set to 1. */
  smallestGain: f64 = 1
  private scan: TruePeakScan
  private threshold: f64 = 1
  private target: f64 = 1
  private lastPeak: f32 = 0
  private delay: LimiterDelay

  constructor(rateHz: f64, maxWindow: i32) {
    this.scan = new TruePeakScan(rateHz < OTHERS_FOUR_TIMES_BELOW_HZ)
    this.gain = new LimiterGain(rateHz, maxWindow)
    this.delay = new LimiterDelay(SCAN_DELAY + maxWindow)
    this.latency = SCAN_DELAY + maxWindow
    this.active = heap.alloc(<usize>SCAN_CHUNK)
    this.reset()
  }

  /** Peaks above `threshold` are brought down to `target` (linear). */
  setCeiling(threshold: f64, target: f64): void {
    this.threshold = threshold
    this.target = target
  }

  reset(): void {
    this.scan.reset()
    this.gain.reset()
    this.lastPeak = 0
    this.delay.reset()
    this.smallestGain = 1
  }

  /** In place over at most SCAN_CHUNK frames. `active`: the active bytes of the stage before, or null for the first. */
  process(buffer: usize, frames: i32, active: usize): void {
    this.scan.process(buffer, frames, <f32>this.threshold, active)
    this.scan.forget(frames)
    this.delay.write(buffer, frames)
    this.delay.read(buffer, frames, this.latency + frames)
    if (<f64>max(this.scan.highest, this.lastPeak) <= this.threshold && this.gain.isResting) {
      memory.fill(this.active, 0, <usize>frames)
      this.lastPeak = load<f32>(this.scan.peaks + ((<usize>(frames - 1)) << 2))
    } else {
      this.applyGain(buffer, frames)
    }
  }

  private applyGain(buffer: usize, frames: i32): void {
    const peaks = this.scan.peaks
    let lastPeak = this.lastPeak
    let smallest = this.smallestGain
    for (let i: usize = 0; i < <usize>frames; i++) {
      // A frame stands between two intervals: it needs what the higher of their peaks needs.
      const peak = load<f32>(peaks + (i << 2))
      const most = <f64>max(peak, lastPeak)
      lastPeak = peak
      const gain = this.gain.next(most > this.threshold ? this.target / most : 1)
      const at = buffer + (i << 4)
      v128.store(at, f64x2.mul(v128.load(at), f64x2.splat(gain)))
      store<u8>(this.active + i, gain !== 1 ? 1 : 0)
      smallest = min(smallest, gain)
    }
    this.lastPeak = lastPeak
    this.smallestGain = smallest
  }
}
