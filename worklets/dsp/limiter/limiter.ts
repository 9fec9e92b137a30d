// True-peak limiter (ceiling in dBTP by ITU-R BS.1770-5 Annex 2 at 16x), with constant look-ahead delay.
// A gain that moves makes new, small peaks between the samples; a second, shorter stage catches these.
// Measured: 100 Hz, 6 dB over, default settings: 0.008 % of distortion, nothing above 8 kHz over -190 dBFS.

import {
  LIMITER_AUTO_RELEASE,
  LIMITER_CEILING_DBTP,
  LIMITER_CHARACTER,
  LIMITER_CHARACTER_TRANSPARENT,
  LIMITER_LOOK_AHEAD_MS,
  LIMITER_ON,
  LIMITER_RELEASE_MS,
  LIMITER_STEREO_LINK_PERCENT,
} from '../generated/slots'
import { largestMagnitude } from '../maths/largest-magnitude'
import { Smoothed } from '../maths/smoothed'
import { Processor } from '../processor'
import { SCAN_CHUNK } from '../true-peak/true-peak-scan'
import { limiterCharacter } from './limiter-character'
import { LimiterDelay } from './limiter-delay'
import { LimiterStage } from './limiter-stage'
import { LimiterTotalGain } from './limiter-total-gain'

const MAX_LOOK_AHEAD_SECONDS: f64 = 0.005
const SECOND_LOOK_AHEAD_SECONDS: f64 = 0.001
const SECOND_RELEASE_SECONDS: f64 = 0.02
/** Where the limiter acts it aims this much under the ceiling: room for rounding and for what the last stage leaves. */
const MARGIN_DB: f64 = 0.005

function value(params: usize, slot: i32): f64 {
  return load<f64>(params + ((<usize>slot) << 3))
}

/** The section's drive is not its own: the host applies it before. */
export class Limiter extends Processor {
  private first: LimiterStage
  private second: LimiterStage
  private wet: Smoothed
  private wantedCeilingDb: f64 = 0
  private ceilingDb: f64 = 0
  /** Frames until a new ceiling reaches the second stage, with the audio that the first one made for it. */
  private ceilingFrames: i32 = 0
  private isRunning: bool = false
  private wantsOn: bool = false
  private total: LimiterTotalGain
  private dry: LimiterDelay
  private scratch: usize
  /** Largest magnitude of the samples that came in since clearMeters, on or off. */
  inputPeak: f64 = 0

  constructor(
    private rateHz: f64,
    maxBlock: i32,
  ) {
    super()
    this.wet = new Smoothed(<i32>NativeMath.round(0.01 * rateHz))
    const first = new LimiterStage(rateHz, <i32>NativeMath.ceil(MAX_LOOK_AHEAD_SECONDS * rateHz))
    const second = new LimiterStage(rateHz, <i32>NativeMath.ceil(SECOND_LOOK_AHEAD_SECONDS * rateHz))
    this.first = first
    this.second = second
    this.total = new LimiterTotalGain(second.latency, maxBlock)
    this.dry = new LimiterDelay(first.latency + second.latency + 2 * SCAN_CHUNK)
    this.latency = this.first.latency + this.second.latency
    const plain = limiterCharacter(LIMITER_CHARACTER_TRANSPARENT)
    second.setTimes(second.maxLookAhead, SECOND_RELEASE_SECONDS, false, plain)
    this.scratch = heap.alloc((<usize>SCAN_CHUNK) << 4)
    this.setCeilings(0)
    this.reset()
  }

  /** Gain pairs of the last block: what came out is what went in `latency` frames before, times these. */
  get totalGains(): usize {
    return this.total.gains
  }

  setTargets(params: usize, baseSlot: i32): void {
    const p = params + ((<usize>baseSlot) << 3)
    const on = value(p, LIMITER_ON) !== 0
    const character = limiterCharacter(<i32>value(p, LIMITER_CHARACTER))
    const lookAheadFrames = 0.001 * value(p, LIMITER_LOOK_AHEAD_MS) * this.rateHz * character.attackPart
    const link = value(p, LIMITER_STEREO_LINK_PERCENT) * 0.01
    this.wantsOn = on
    this.wet.setTarget(on ? 1 : 0)
    this.wantedCeilingDb = value(p, LIMITER_CEILING_DBTP)
    this.first.setTimes(
      <i32>NativeMath.round(lookAheadFrames),
      0.001 * value(p, LIMITER_RELEASE_MS),
      value(p, LIMITER_AUTO_RELEASE) !== 0,
      character,
    )
    this.first.link.setTarget(link)
    this.second.link.setTarget(link)
    if (on && !this.isRunning) this.start()
  }

  /** Clears all state and takes the targets at once. */
  reset(): void {
    this.wet.snap(this.wantsOn ? 1 : 0)
    this.isRunning = this.wantsOn
    this.setCeilings(this.wantedCeilingDb)
    this.first.reset()
    this.second.reset()
    this.total.restart()
    this.dry.reset()
  }

  get gainReductionDb(): f64 {
    const gain = this.first.smallestGain * this.second.smallestGain
    return gain < 1 ? -20 * NativeMath.log10(max(gain, 1e-20)) : 0
  }

  /**
   * Linear: the largest peak that came in since clearMeters, with what the limiter found between the samples. Above the
   * ceiling it is the true peak; below it, and while the limiter is off, it may be as low as the sample peak.
   */
  get inputTruePeak(): f64 {
    return max(this.inputPeak, this.first.highestPeak)
  }

  clearMeters(): void {
    this.inputPeak = 0
    this.first.highestPeak = 0
    this.first.smallestGain = 1
    this.second.smallestGain = 1
  }

  /** In place, interleaved stereo f64; comes out `latency` frames later. */
  process(buffer: usize, frames: i32): void {
    this.inputPeak = max(this.inputPeak, largestMagnitude(buffer, frames))
    this.total.rewind()
    let left = frames
    while (left > 0) {
      let count = min(left, SCAN_CHUNK)
      if (this.ceilingFrames > 0) count = min(count, this.ceilingFrames)
      else if (this.wantedCeilingDb !== this.ceilingDb) {
        this.ceilingDb = this.wantedCeilingDb
        setStage(this.first, this.ceilingDb)
        this.ceilingFrames = this.first.latency
        count = min(count, this.ceilingFrames)
      }
      this.run(buffer, count)
      if (this.ceilingFrames > 0) {
        this.ceilingFrames -= count
        if (this.ceilingFrames === 0) setStage(this.second, this.ceilingDb)
      }
      buffer += (<usize>count) << 4
      left -= count
    }
  }

  private setCeilings(ceilingDb: f64): void {
    this.ceilingDb = ceilingDb
    this.ceilingFrames = 0
    setStage(this.first, ceilingDb)
    setStage(this.second, ceilingDb)
  }

  /** Switched on while it plays: the stages catch up with the sound in the delay line. */
  private start(): void {
    this.isRunning = true
    this.first.reset()
    this.second.reset()
    this.total.restart()
    for (let back = (this.latency / SCAN_CHUNK + 2) * SCAN_CHUNK; back > 0; back -= SCAN_CHUNK) {
      this.dry.read(this.scratch, SCAN_CHUNK, back)
      this.first.process(this.scratch, SCAN_CHUNK, 0)
      this.second.process(this.scratch, SCAN_CHUNK, this.first.active)
      this.total.push(this.first.gains, SCAN_CHUNK)
    }
  }

  private run(buffer: usize, frames: i32): void {
    this.dry.write(buffer, frames)
    let gains: usize = 0
    if (this.isRunning) {
      this.first.process(buffer, frames, 0)
      this.second.process(buffer, frames, this.first.active)
      gains = this.total.write(this.first.gains, this.second.gains, frames)
    } else {
      gains = this.total.writeOnes(frames)
    }
    if (!this.wet.isAtRest || this.wet.value !== 1) this.mix(buffer, gains, frames)
  }

  private mix(buffer: usize, gains: usize, frames: i32): void {
    const one = f64x2.splat(1)
    this.dry.read(this.scratch, frames, this.latency + frames)
    for (let i: usize = 0; i < <usize>frames; i++) {
      const weight = this.wet.next()
      const at = buffer + (i << 4)
      const gain = gains + (i << 4)
      const dry = v128.load(this.scratch + (i << 4))
      if (weight === 0) {
        v128.store(at, dry)
        v128.store(gain, one)
      } else if (weight !== 1) {
        const w = f64x2.splat(weight)
        v128.store(at, f64x2.add(dry, f64x2.mul(f64x2.sub(v128.load(at), dry), w)))
        v128.store(gain, f64x2.add(one, f64x2.mul(f64x2.sub(v128.load(gain), one), w)))
      }
    }
  }
}

function setStage(stage: LimiterStage, ceilingDb: f64): void {
  const ceiling = NativeMath.pow(10, ceilingDb / 20)
  stage.setCeiling(ceiling, ceiling * NativeMath.pow(10, -MARGIN_DB / 20))
}
