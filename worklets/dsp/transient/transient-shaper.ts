// The transient shaper of a strip: louder or softer while the envelope rises (attack) and while it falls (sustain), by
// envelope differencing. Key: the larger of both channels, so that the picture does not move. computeGain turns a key into a
// block of gains, apply multiplies. No latency.

import { fillOnes } from '../compressor/compressor-gains'
import { LevelDetector } from '../compressor/level-detector'
import { FLUSH_FRAMES } from '../equaliser/biquad-chain'
import { CONTROL_FRAMES, FADE_SECONDS, GLIDE_SECONDS } from '../equaliser/biquad-stage'
import { TRANSIENT_ATTACK_DB, TRANSIENT_ON, TRANSIENT_SUSTAIN_DB } from '../generated/slots'
import { exp2x2, log2x2 } from '../maths/fast-math'
import { Smoothed } from '../maths/smoothed'
import { Processor } from '../processor'
import { EnvelopeDifferences } from './envelope-differences'

const DB_PER_LOG2_POWER: f64 = 3.010299956639812
const LOG2_GAIN_PER_DB: f64 = 1 / 6.020599913279624
/** Added to the key: -90 dBFS. Changes of level below that are none. */
const POWER_FLOOR: f64 = 1e-9
const FLOOR_DB: f64 = -90
/** Gives the detector its longest window, 10 ms: half a period of 50 Hz. */
const DETECTOR_RELEASE_MS: f64 = 250
/** Fills the detector's window before a shaper that is switched on is heard. */
const WARM_SECONDS: f64 = 0.012

export class TransientShaper extends Processor {
  /** The gains that computeGain left: a pair of f64 for each frame, both the same. */
  readonly gains: usize
  private detector: LevelDetector
  private differences: EnvelopeDifferences
  /** Pairs of powers, then of differences. */
  private powers: usize = heap.alloc((<usize>FLUSH_FRAMES) << 4)
  private levelsDb: usize = heap.alloc((<usize>FLUSH_FRAMES) << 3)
  private lastLevelDb: f64 = FLOOR_DB
  private attackDb: Smoothed
  private sustainDb: Smoothed
  private wet: Smoothed
  private on: bool = false
  /** False while off and at rest: costs nothing. */
  private engaged: bool = false
  /** No frame of the present call was shaped. */
  private passing: bool = true
  private warmFrames: i32
  private warmLeft: i32 = 0
  private clock: i32 = 0

  constructor(rateHz: f64, maxBlock: i32) {
    super()
    this.gains = heap.alloc((<usize>maxBlock) << 4)
    this.detector = new LevelDetector(rateHz)
    this.differences = new EnvelopeDifferences(rateHz)
    this.attackDb = new Smoothed(<i32>Math.ceil(rateHz * GLIDE_SECONDS))
    this.sustainDb = new Smoothed(<i32>Math.ceil(rateHz * GLIDE_SECONDS))
    this.wet = new Smoothed(<i32>Math.ceil(rateHz * FADE_SECONDS))
    this.warmFrames = <i32>Math.ceil(rateHz * WARM_SECONDS)
    this.detector.setRelease(DETECTOR_RELEASE_MS)
    fillOnes(this.gains, maxBlock)
  }

  setTargets(params: usize, baseSlot: i32): void {
    const p = params + ((<usize>baseSlot) << 3)
    this.on = load<f64>(p + (TRANSIENT_ON << 3)) !== 0
    this.attackDb.setTarget(load<f64>(p + (TRANSIENT_ATTACK_DB << 3)))
    this.sustainDb.setTarget(load<f64>(p + (TRANSIENT_SUSTAIN_DB << 3)))
  }

  /** Every control at its target; states stay. */
  snap(): void {
    this.attackDb.finish()
    this.sustainDb.finish()
    this.wet.snap(this.on ? 1 : 0)
    this.engaged = this.on
    this.warmLeft = 0
  }

  reset(): void {
    this.snap()
    this.clock = 0
    this.detector.clear()
    this.differences.settle(FLOOR_DB)
  }

  process(buffer: usize, frames: i32): void {
    this.computeGain(buffer, frames)
    this.apply(buffer, frames)
  }

  apply(buffer: usize, frames: i32): void {
    if (this.passing) return
    const bytes = (<usize>frames) << 4
    for (let at: usize = 0; at < bytes; at += 16) {
      v128.store(buffer + at, f64x2.mul(v128.load(buffer + at), v128.load(this.gains + at)))
    }
  }

  /** Fills `gains` from interleaved stereo f64. While the shaper is off, they are all 1 and apply passes the sound. */
  computeGain(key: usize, frames: i32): void {
    let gains = this.gains
    this.passing = true
    while (frames > 0) {
      if ((this.clock & (CONTROL_FRAMES - 1)) === 0) this.control()
      const grid = this.isChanging ? CONTROL_FRAMES : FLUSH_FRAMES
      const n = min(frames, grid - (this.clock & (grid - 1)))
      if (this.engaged) this.segment(key, gains, n)
      else fillOnes(gains, n)
      this.clock = (this.clock + n) & (FLUSH_FRAMES - 1)
      key += (<usize>n) << 4
      gains += (<usize>n) << 4
      frames -= n
    }
  }

  /** Between off and on, or on its way to either: controls are looked at on every point of their grid. */
  private get isChanging(): bool {
    return this.on !== this.engaged || this.warmLeft > 0 || this.wet.target !== (this.on ? 1.0 : 0.0)
  }

  private control(): void {
    if (this.on && !this.engaged) {
      this.snap()
      this.wet.snap(0)
      this.detector.clear()
      this.warmLeft = this.warmFrames
    } else if (this.warmLeft > 0) {
      this.warmLeft -= CONTROL_FRAMES
      // From here on, what lasts is steady: switching on is no attack.
      if (this.warmLeft <= 0) this.differences.settle(this.lastLevelDb)
    }
    this.wet.setTarget(this.on && this.warmLeft <= 0 ? 1 : 0)
    if (!this.on && this.wet.isAtRest) this.engaged = false
  }

  private segment(key: usize, gains: usize, frames: i32): void {
    this.passing = false
    this.detector.peakSquares(key, this.powers, frames)
    this.readLevels(frames)
    this.differences.process(this.levelsDb, this.powers, frames)
    this.weigh(frames)
    this.writeGains(gains, frames)
  }

  /** Pairs of powers -> one level in decibels a frame. */
  private readLevels(frames: i32): void {
    const floor = f64x2.splat(POWER_FLOOR)
    const scale = f64x2.splat(DB_PER_LOG2_POWER)
    // A last odd frame brings along whatever is behind it: there is room, and nobody reads the result.
    for (let i = 0; i < frames; i += 2) {
      const first = v128.load(this.powers + ((<usize>i) << 4))
      const second = v128.load(this.powers + ((<usize>i) << 4), 16)
      const larger = f64x2.pmax(i64x2.shuffle(first, second, 0, 2), i64x2.shuffle(first, second, 1, 3))
      v128.store(this.levelsDb + ((<usize>i) << 3), f64x2.mul(log2x2(f64x2.add(larger, floor)), scale))
    }
    this.lastLevelDb = load<f64>(this.levelsDb + ((<usize>(frames - 1)) << 3))
  }

  /** Pairs of differences -> one exponent of 2 a frame, in place of the levels. */
  private weigh(frames: i32): void {
    const moving = !this.attackDb.isAtRest || !this.sustainDb.isAtRest
    const perDb = f64x2.splat(LOG2_GAIN_PER_DB)
    let weights = f64x2.mul(f64x2(this.attackDb.value, this.sustainDb.value), perDb)
    for (let i = 0; i < frames; i++) {
      if (moving) weights = f64x2.mul(f64x2(this.attackDb.next(), this.sustainDb.next()), perDb)
      const weighted = f64x2.mul(v128.load(this.powers + ((<usize>i) << 4)), weights)
      const exponent = f64x2.extract_lane(weighted, 0) + f64x2.extract_lane(weighted, 1)
      store<f64>(this.levelsDb + ((<usize>i) << 3), exponent)
    }
  }

  private writeGains(gains: usize, frames: i32): void {
    const fading = !this.wet.isAtRest || this.wet.value !== 1
    for (let i = 0; i < frames; i += 2) {
      const both = exp2x2(v128.load(this.levelsDb + ((<usize>i) << 3)))
      v128.store(gains + ((<usize>i) << 4), i64x2.shuffle(both, both, 0, 0))
      if (i + 1 < frames) v128.store(gains + ((<usize>i) << 4), i64x2.shuffle(both, both, 1, 1), 16)
    }
    if (!fading) return
    const one = f64x2.splat(1)
    for (let i = 0; i < frames; i++) {
      const at = gains + ((<usize>i) << 4)
      const w = this.wet.next()
      if (w !== 1) v128.store(at, f64x2.add(one, f64x2.mul(f64x2.splat(w), f64x2.sub(v128.load(at), one))))
    }
  }
}
