// One pass of the true-peak limiter: finds the peaks of every interval, asks the gain computers for gains that have them
// under the target, and applies these to the delayed samples. Frames that need nothing pass bit for bit.
// Fully linked, one gain serves both channels. Otherwise each has its own, and needs its own and a part of the way to
// what the other needs: never more than its own peaks allow, so the ceiling holds in both at any link.

import { GLIDE_SECONDS } from '../equaliser/biquad-stage'
import { Smoothed } from '../maths/smoothed'
import { SCAN_CHUNK, SCAN_DELAY, TruePeakScan } from '../true-peak/true-peak-scan'
import { LimiterCharacter } from './limiter-character'
import { LimiterDelay } from './limiter-delay'
import { LimiterGain } from './limiter-gain'
import { fillOnes } from './limiter-total-gain'

/** From this rate on libebur128 oversamples twice, with a kernel twice as long that reads nothing that is not there. */
const OTHERS_FOUR_TIMES_BELOW_HZ: f64 = 96_000

export class LimiterStage {
  readonly latency: i32
  /** 1: both channels are turned down by the same amount. */
  readonly link: Smoothed
  /** The gain pairs of the last call. */
  readonly gains: usize
  /** One byte a frame of the last call: 1 where a gain was not 1. */
  readonly active: usize
  /** Smallest gain since it was last set to 1. */
  smallestGain: f64 = 1
  /** Largest peak that was found since it was last set to 0, in the samples' places or between: exact above the ceiling. */
  highestPeak: f64 = 0
  private scan: TruePeakScan
  private threshold: f64 = 1
  private target: f64 = 1
  private lastLeft: f32 = 0
  private lastRight: f32 = 0
  /** The gain of both channels, or of the left one while they are split. */
  private left: LimiterGain
  private right: LimiterGain
  private isSplit: bool = false
  private delay: LimiterDelay

  /** `maxLookAhead` in frames. */
  constructor(
    rateHz: f64,
    readonly maxLookAhead: i32,
  ) {
    this.scan = new TruePeakScan(rateHz < OTHERS_FOUR_TIMES_BELOW_HZ)
    this.left = new LimiterGain(rateHz, maxLookAhead)
    this.right = new LimiterGain(rateHz, maxLookAhead)
    this.delay = new LimiterDelay(SCAN_DELAY + maxLookAhead)
    this.latency = SCAN_DELAY + maxLookAhead
    this.link = new Smoothed(<i32>NativeMath.round(GLIDE_SECONDS * rateHz))
    this.gains = heap.alloc((<usize>SCAN_CHUNK) << 4)
    this.active = heap.alloc(<usize>SCAN_CHUNK)
    this.link.snap(1)
    this.reset()
  }

  /** Peaks above `threshold` are brought down to `target` (linear). */
  setCeiling(threshold: f64, target: f64): void {
    this.threshold = threshold
    this.target = target
  }

  /** `lookAhead` in frames. */
  setTimes(lookAhead: i32, releaseSeconds: f64, auto: bool, character: LimiterCharacter): void {
    this.left.setLookAhead(lookAhead)
    this.right.setLookAhead(lookAhead)
    this.left.setRelease(releaseSeconds, auto, character)
    this.right.setRelease(releaseSeconds, auto, character)
  }

  reset(): void {
    this.scan.reset()
    this.left.reset()
    this.right.reset()
    this.link.finish()
    this.isSplit = this.link.value !== 1
    this.lastLeft = 0
    this.lastRight = 0
    this.delay.reset()
    this.smallestGain = 1
    this.highestPeak = 0
  }

  /** In place over at most SCAN_CHUNK frames. `active`: the active bytes of the stage before, or null for the first. */
  process(buffer: usize, frames: i32, active: usize): void {
    this.chooseGains()
    this.scan.process(buffer, frames, <f32>this.threshold, active)
    this.scan.forget(frames)
    this.highestPeak = max(this.highestPeak, <f64>this.scan.highest)
    this.delay.write(buffer, frames)
    this.delay.read(buffer, frames, this.latency + frames)
    const highest = <f64>max(this.scan.highest, max(this.lastLeft, this.lastRight))
    if (highest <= this.threshold && this.isResting) {
      memory.fill(this.active, 0, <usize>frames)
      fillOnes(this.gains, frames)
      this.link.advance(frames)
      const last = this.scan.peaks + ((<usize>(frames - 1)) << 3)
      this.lastLeft = load<f32>(last)
      this.lastRight = load<f32>(last, 4)
    } else if (this.isSplit) {
      this.applyGains(buffer, frames)
    } else {
      this.applyGain(buffer, frames)
    }
  }

  private get isResting(): bool {
    return this.left.isResting && (!this.isSplit || this.right.isResting)
  }

  /** The channels part as soon as the link is turned, and are one again when there is nothing to tell them apart. */
  private chooseGains(): void {
    const isLinked = this.link.isAtRest && this.link.value === 1
    if (!isLinked && !this.isSplit) {
      this.right.copyFrom(this.left)
      this.isSplit = true
    } else if (isLinked && this.isSplit && this.isResting) {
      this.isSplit = false
    }
  }

  private applyGain(buffer: usize, frames: i32): void {
    const peaks = this.scan.peaks
    let lastPeak = max(this.lastLeft, this.lastRight)
    let smallest = this.smallestGain
    for (let i: usize = 0; i < <usize>frames; i++) {
      // A frame stands between two intervals: it needs what the higher of their peaks needs.
      const peak = max(load<f32>(peaks + (i << 3)), load<f32>(peaks + (i << 3), 4))
      const most = <f64>max(peak, lastPeak)
      lastPeak = peak
      const gain = this.left.next(most > this.threshold ? this.target / most : 1)
      const gains = f64x2.splat(gain)
      const at = buffer + (i << 4)
      v128.store(at, f64x2.mul(v128.load(at), gains))
      v128.store(this.gains + (i << 4), gains)
      store<u8>(this.active + i, gain !== 1 ? 1 : 0)
      smallest = min(smallest, gain)
    }
    this.lastLeft = lastPeak
    this.lastRight = lastPeak
    this.smallestGain = smallest
  }

  private applyGains(buffer: usize, frames: i32): void {
    const peaks = this.scan.peaks
    let lastLeft = this.lastLeft
    let lastRight = this.lastRight
    let smallest = this.smallestGain
    for (let i: usize = 0; i < <usize>frames; i++) {
      const peakLeft = load<f32>(peaks + (i << 3))
      const peakRight = load<f32>(peaks + (i << 3), 4)
      const ownLeft = this.need(<f64>max(peakLeft, lastLeft))
      const ownRight = this.need(<f64>max(peakRight, lastRight))
      lastLeft = peakLeft
      lastRight = peakRight
      const least = min(ownLeft, ownRight)
      const link = this.link.next()
      const gainLeft = this.left.next(ownLeft + link * (least - ownLeft))
      const gainRight = this.right.next(ownRight + link * (least - ownRight))
      const gains = f64x2.replace_lane(f64x2.splat(gainLeft), 1, gainRight)
      const at = buffer + (i << 4)
      v128.store(at, f64x2.mul(v128.load(at), gains))
      v128.store(this.gains + (i << 4), gains)
      store<u8>(this.active + i, gainLeft !== 1 || gainRight !== 1 ? 1 : 0)
      smallest = min(smallest, min(gainLeft, gainRight))
    }
    this.lastLeft = lastLeft
    this.lastRight = lastRight
    this.smallestGain = smallest
  }

  private need(peak: f64): f64 {
    return peak > this.threshold ? this.target / peak : 1
  }
}
