// From the gain that each sample needs to a gain that can be heard without harm: sliding minimum over the look-ahead,
// release, then three running means (a quadratic B-spline, close to a raised cosine) whose length together is the
// look-ahead, so that the gain has fallen all the way when the peak arrives and nowhere exceeds what a sample needs.
// The means run over integers: sums that are exact, never drift, and give exactly 1 when nothing is limited.

import { LimiterCharacter } from './limiter-character'

const ONE_BITS: i64 = 30
const ONE: f64 = 1073741824
/** A reduction under this (5e-7 dB) is none. */
const NOTHING: f64 = 1 / 16777216

function powerOfTwoFrom(n: i32): i32 {
  let size: i32 = 1
  while (size < n) size <<= 1
  return size
}

export class LimiterEnvelope {
  /** Frames of look-ahead in use: the gain returned by a call is for the frame `window` calls ago. */
  window: i32 = 0
  private mask: i32
  private restAfter: i32
  private rest: i32 = 0
  private time: i32 = 0
  // The ascending minima of the window: ring buffers of frame numbers and gains.
  private queueTimes: usize
  private queueGains: usize
  private head: i32 = 0
  private tail: i32 = 0
  /** Reductions 1 - gain: the envelope, and what the floor under it is a part of. */
  private reduction: f64 = 0
  private sustained: f64 = 0
  private floor: f64 = 0
  private release: f64 = 0
  private rise: f64 = 0
  private fall: f64 = 0
  private length1: i32 = 1
  private length2: i32 = 1
  private length3: i32 = 1
  private ring1: usize
  private ring2: usize
  private ring3: usize
  private sum1: i64 = 0
  private sum2: i64 = 0
  private sum3: i64 = 0
  private full: i64 = 1

  constructor(
    private rateHz: f64,
    maxWindow: i32,
  ) {
    const size = powerOfTwoFrom(maxWindow + 8)
    this.mask = size - 1
    this.restAfter = 3 * maxWindow + 16
    this.queueTimes = heap.alloc((<usize>size) << 2)
    this.queueGains = heap.alloc((<usize>size) << 3)
    this.ring1 = heap.alloc((<usize>size) << 3)
    this.ring2 = heap.alloc((<usize>size) << 3)
    this.ring3 = heap.alloc((<usize>size) << 3)
    this.restart(maxWindow)
  }

  /** `seconds`: time constant of the release (63 % of the gain); with `auto` that after single peaks. */
  setRelease(seconds: f64, auto: bool, character: LimiterCharacter): void {
    const frames = seconds * this.rateHz
    const long = frames * (auto ? character.autoFall : character.fall)
    this.floor = auto ? character.autoFloor : character.floor
    this.release = NativeMath.exp(-1 / (frames * (auto ? character.autoRelease : character.release)))
    this.rise = auto ? 1 - NativeMath.exp(-1 / (long * character.autoRise)) : 1
    this.fall = 1 - NativeMath.exp(-1 / long)
  }

  /** Forgets everything: gain 1, with a look-ahead of `window` frames (at least 2). */
  restart(window: i32): void {
    this.window = window
    const total = window + 3
    this.length1 = total / 3
    this.length2 = (total - this.length1) / 2
    this.length3 = total - this.length1 - this.length2
    const one: i64 = (<i64>1) << ONE_BITS
    const mean1 = one * <i64>this.length1
    const mean2 = mean1 * <i64>this.length2
    this.sum1 = mean1
    this.sum2 = mean2
    this.full = mean2 * <i64>this.length3
    this.sum3 = this.full
    for (let i: usize = 0; i <= <usize>this.mask; i++) {
      store<i64>(this.ring1 + (i << 3), one)
      store<i64>(this.ring2 + (i << 3), mean1)
      store<i64>(this.ring3 + (i << 3), mean2)
    }
    this.head = 0
    this.tail = 0
    this.reduction = 0
    this.sustained = 0
    this.rest = 0
  }

  /** Goes on from another envelope's release. */
  inherit(other: LimiterEnvelope): void {
    this.reduction = other.reduction
    this.sustained = other.sustained
    this.floor = other.floor
    this.release = other.release
    this.rise = other.rise
    this.fall = other.fall
  }

  /** Becomes the same as an envelope with the same longest window. */
  copyFrom(other: LimiterEnvelope): void {
    const size = <usize>this.mask + 1
    memory.copy(this.queueTimes, other.queueTimes, size << 2)
    memory.copy(this.queueGains, other.queueGains, size << 3)
    memory.copy(this.ring1, other.ring1, size << 3)
    memory.copy(this.ring2, other.ring2, size << 3)
    memory.copy(this.ring3, other.ring3, size << 3)
    this.window = other.window
    this.rest = other.rest
    this.time = other.time
    this.head = other.head
    this.tail = other.tail
    this.length1 = other.length1
    this.length2 = other.length2
    this.length3 = other.length3
    this.sum1 = other.sum1
    this.sum2 = other.sum2
    this.sum3 = other.sum3
    this.full = other.full
    this.inherit(other)
  }

  /** True when every gain in memory is 1. */
  get isResting(): bool {
    return this.rest > this.restAfter
  }

  /** `needed`: the gain that the newest frame needs, at most 1. Returns the gain of the frame `window` calls ago. */
  next(needed: f64): f64 {
    if (needed < 1 || this.reduction > 0) this.rest = 0
    else if (this.isResting) return 1
    else this.rest += 1
    return this.smooth(this.follow(1 - this.minimum(needed)))
  }

  private minimum(needed: f64): f64 {
    const mask = this.mask
    const time = this.time
    let head = this.head
    let tail = this.tail
    while (tail !== head && load<f64>(this.queueGains + ((<usize>((tail - 1) & mask)) << 3)) >= needed) tail -= 1
    store<f64>(this.queueGains + ((<usize>(tail & mask)) << 3), needed)
    store<i32>(this.queueTimes + ((<usize>(tail & mask)) << 2), time)
    tail += 1
    if (time - load<i32>(this.queueTimes + ((<usize>(head & mask)) << 2)) > this.window) head += 1
    this.head = head
    this.tail = tail
    return load<f64>(this.queueGains + ((<usize>(head & mask)) << 3))
  }

  /** Follows the reduction at once upwards, with the release downwards: to the floor, where there is one. */
  private follow(wanted: f64): f64 {
    let floor: f64 = 0
    if (this.floor > 0) {
      let sustained = this.sustained
      sustained += (wanted - sustained) * (wanted > sustained ? this.rise : this.fall)
      if (sustained < NOTHING) sustained = 0
      this.sustained = sustained
      floor = sustained * this.floor
    } else {
      this.sustained = 0
    }
    let reduction = max(wanted, floor + (this.reduction - floor) * this.release)
    if (reduction < NOTHING) reduction = 0
    this.reduction = reduction
    return reduction
  }

  private smooth(reduction: f64): f64 {
    const mask = this.mask
    const time = this.time
    const at = (<usize>(time & mask)) << 3
    const value = <i64>NativeMath.floor((1 - reduction) * ONE)
    this.sum1 += value - load<i64>(this.ring1 + ((<usize>((time - this.length1) & mask)) << 3))
    store<i64>(this.ring1 + at, value)
    this.sum2 += this.sum1 - load<i64>(this.ring2 + ((<usize>((time - this.length2) & mask)) << 3))
    store<i64>(this.ring2 + at, this.sum1)
    this.sum3 += this.sum2 - load<i64>(this.ring3 + ((<usize>((time - this.length3) & mask)) << 3))
    store<i64>(this.ring3 + at, this.sum2)
    this.time = time + 1
    return this.sum3 === this.full ? 1 : <f64>this.sum3 / <f64>this.full
  }
}
