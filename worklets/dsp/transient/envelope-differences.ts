// How fast a level rises and falls, whatever the level: differences between envelopes of one key that differ in attack or in
// release alone, the idea of SPL's Transient Designer ("differential envelope technology"). The envelopes are one-pole
// followers of the level in decibels, where a factor is an offset: offsets cancel in the differences, and a sound that decays
// by r dB a second holds a steady difference, r times the difference of the release times.

/** Rise of the fast envelope and of the one of slow release: short, but not a step. */
const FAST_ATTACK_SECONDS: f64 = 0.0003
const SLOW_ATTACK_SECONDS: f64 = 0.015
const FAST_RELEASE_SECONDS: f64 = 0.03
const SLOW_RELEASE_SECONDS: f64 = 0.3
/** The slow envelopes lag by no more than this: a hit after silence is emphasised no longer than one in a busy part. */
const LAG_MAX_DB: f64 = 20
/** A difference of so many decibels counts in full. */
const FULL_DB: f64 = 12

export class EnvelopeDifferences {
  /** The fast envelope in both lanes; the one of slow attack, the one of slow release. */
  private state: usize = heap.alloc(32)
  private fastUp: f64
  private fastDown: f64
  private slowUp: f64
  private slowDown: f64

  constructor(rateHz: f64) {
    this.fastUp = -NativeMath.expm1(-1 / (FAST_ATTACK_SECONDS * rateHz))
    this.fastDown = -NativeMath.expm1(-1 / (FAST_RELEASE_SECONDS * rateHz))
    this.slowUp = -NativeMath.expm1(-1 / (SLOW_ATTACK_SECONDS * rateHz))
    this.slowDown = -NativeMath.expm1(-1 / (SLOW_RELEASE_SECONDS * rateHz))
    this.settle(0)
  }

  /** As after this level has lasted for ever. */
  settle(levelDb: f64): void {
    v128.store(this.state, f64x2.splat(levelDb))
    v128.store(this.state, f64x2.splat(levelDb), 16)
  }

  /** `frames` levels in decibels -> as many pairs from 0 to 1: how much it rises, how much it falls. */
  process(levelsDb: usize, pairs: usize, frames: i32): void {
    const fastUp = f64x2.splat(this.fastUp)
    const fastDown = f64x2.splat(this.fastDown)
    const slowUp = f64x2(this.slowUp, this.fastUp)
    const slowDown = f64x2(this.fastDown, this.slowDown)
    const sign = f64x2(1, -1)
    const most = f64x2.splat(LAG_MAX_DB)
    const perFull = f64x2.splat(1 / FULL_DB)
    const zero = f64x2.splat(0)
    const one = f64x2.splat(1)
    const three = f64x2.splat(3)
    let fast = v128.load(this.state)
    let slow = v128.load(this.state, 16)
    for (let i = 0; i < frames; i++) {
      const level = v128.load64_splat(levelsDb + ((<usize>i) << 3))
      const toFast = f64x2.sub(level, fast)
      fast = f64x2.add(fast, f64x2.mul(toFast, v128.bitselect(fastUp, fastDown, f64x2.gt(toFast, zero))))
      const toSlow = f64x2.sub(level, slow)
      slow = f64x2.add(slow, f64x2.mul(toSlow, v128.bitselect(slowUp, slowDown, f64x2.gt(toSlow, zero))))
      const lag = f64x2.pmin(f64x2.pmax(f64x2.mul(f64x2.sub(fast, slow), sign), zero), most)
      slow = f64x2.sub(fast, f64x2.mul(lag, sign))
      // A smooth step, flat at both ends: the ripple of a low note counts for nothing.
      const x = f64x2.pmin(f64x2.mul(lag, perFull), one)
      const step = f64x2.mul(f64x2.mul(x, x), f64x2.sub(three, f64x2.add(x, x)))
      v128.store(pairs + ((<usize>i) << 4), step)
    }
    v128.store(this.state, fast)
    v128.store(this.state, slow, 16)
  }
}
