// The gain of one limiter stage: an envelope whose look-ahead can be turned while it plays. The delay is always that of
// the longest look-ahead; a new look-ahead starts in a second envelope, fed from the recent past, and the two are
// cross-faded by a raised cosine. A mixture of two gains that both stay under what a sample needs does so too.
import { LimiterCharacter } from './limiter-character'
import { LimiterEnvelope } from './limiter-envelope'

export class LimiterGain {
  private current: LimiterEnvelope
  private coming: LimiterEnvelope
  private wantedWindow: i32
  private fadeFrames: i32
  private fadeAt: i32 = 0
  private isFading: bool = false
  private needed: usize
  private mask: i32
  private time: i32 = 0
  private sinceNeed: i32 = 0

  /** `maxWindow`: the longest look-ahead in frames, and the delay between a need and its gain. */
  constructor(
    rateHz: f64,
    readonly maxWindow: i32,
  ) {
    this.current = new LimiterEnvelope(rateHz, maxWindow)
    this.coming = new LimiterEnvelope(rateHz, maxWindow)
    this.wantedWindow = maxWindow
    this.fadeFrames = <i32>NativeMath.round(0.01 * rateHz)
    let size: i32 = 1
    while (size < 2 * maxWindow + 16) size <<= 1
    this.mask = size - 1
    this.needed = heap.alloc((<usize>size) << 3)
    this.reset()
  }

  setRelease(seconds: f64, auto: bool, character: LimiterCharacter): void {
    this.current.setRelease(seconds, auto, character)
    this.coming.setRelease(seconds, auto, character)
  }

  /** In frames, 2 to maxWindow. */
  setLookAhead(frames: i32): void {
    this.wantedWindow = min(max(frames, 2), this.maxWindow)
  }

  reset(): void {
    for (let i: usize = 0; i <= <usize>this.mask; i++) store<f64>(this.needed + (i << 3), 1)
    this.current.restart(this.wantedWindow)
    this.isFading = false
    this.time = 0
    this.sinceNeed = 0
  }

  /** Becomes the same as a gain with the same longest look-ahead. */
  copyFrom(other: LimiterGain): void {
    this.current.copyFrom(other.current)
    this.coming.copyFrom(other.coming)
    this.wantedWindow = other.wantedWindow
    this.fadeAt = other.fadeAt
    this.isFading = other.isFading
    this.time = other.time
    this.sinceNeed = other.sinceNeed
    memory.copy(this.needed, other.needed, (<usize>this.mask + 1) << 3)
  }

  /** True when frames that need nothing may be left out: they would change nothing. */
  get isResting(): bool {
    return (
      this.sinceNeed > this.mask &&
      this.current.isResting &&
      !this.isFading &&
      this.wantedWindow === this.current.window
    )
  }

  /** Takes what the newest frame needs; returns the gain of the frame maxWindow calls ago. */
  next(needed: f64): f64 {
    store<f64>(this.needed + ((<usize>(this.time & this.mask)) << 3), needed)
    this.sinceNeed = needed < 1 ? 0 : min(this.sinceNeed, this.mask) + 1
    if (!this.isFading && this.wantedWindow !== this.current.window) this.startFade()
    let gain = this.current.next(this.past(this.maxWindow - this.current.window))
    if (this.isFading) gain = this.fade(gain)
    this.time += 1
    return gain
  }

  private past(frames: i32): f64 {
    return load<f64>(this.needed + ((<usize>((this.time - frames) & this.mask)) << 3))
  }

  private startFade(): void {
    const window = this.wantedWindow
    const coming = this.coming
    coming.restart(window)
    coming.inherit(this.current)
    const delay = this.maxWindow - window
    for (let back = delay + 2 * window + 1; back > delay; back--) coming.next(this.past(back))
    this.isFading = true
    this.fadeAt = 0
  }

  private fade(gain: f64): f64 {
    const other = this.coming.next(this.past(this.maxWindow - this.coming.window))
    this.fadeAt += 1
    const weight = 0.5 - 0.5 * NativeMath.cos((NativeMath.PI * <f64>this.fadeAt) / <f64>this.fadeFrames)
    if (this.fadeAt === this.fadeFrames) {
      const old = this.current
      this.current = this.coming
      this.coming = old
      this.isFading = false
      return other
    }
    return gain + (other - gain) * weight
  }
}
