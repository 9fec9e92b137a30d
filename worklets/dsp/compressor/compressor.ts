// The compressor of a strip, and under the name glue that of the master: log-domain, feed-forward, three parts
// (level detector, gain computer, ballistics) after Giannoulis, Massberg and Reiss, JAES 60 (2012).
// computeGain turns a key into a block of gains, apply multiplies; make-up, mix and bypass are in the gains already.

import { BiquadChain, FLUSH_FRAMES } from '../equaliser/biquad-chain'
import { CONTROL_FRAMES, FADE_SECONDS, GLIDE_SECONDS } from '../equaliser/biquad-stage'
import { ButterworthFilter } from '../equaliser/filters'
import {
  COMPRESSOR_ATTACK_MS,
  COMPRESSOR_DETECTOR,
  COMPRESSOR_KEY_HIGH_PASS_HZ,
  COMPRESSOR_LINK_PERCENT,
  COMPRESSOR_MIX_PERCENT,
  COMPRESSOR_ON,
  COMPRESSOR_RELEASE_MS,
} from '../generated/slots'
import { dbToGain } from '../maths/fast-math'
import { largestMagnitude } from '../maths/largest-magnitude'
import { Smoothed } from '../maths/smoothed'
import { Processor } from '../processor'
import { Ballistics } from './ballistics'
import { CompressorGains, fillOnes } from './compressor-gains'
import { makeupDb, readGainComputer } from './compressor-settings'
import { GainComputer } from './gain-computer'
import { LevelDetector } from './level-detector'

const KEY_OFF_HZ: f64 = 10

function value(params: usize, slot: i32): f64 {
  return load<f64>(params + ((<usize>slot) << 3))
}

export class Compressor extends Processor {
  /** Largest reduction since clearMeters, in decibels, at least 0. */
  gainReductionDb: f64 = 0
  /** The largest power of the key that the gain computer saw since then, while the compressor is heard. */
  keyPower: f64 = 0
  /** Largest magnitudes since then where the sound enters and where it leaves, on or off. */
  inputPeak: f64 = 0
  outputPeak: f64 = 0
  /** The gains that computeGain left: a pair of f64 for each frame. */
  readonly gains: usize
  private detector: LevelDetector
  private computer: GainComputer = new GainComputer()
  private ballistics: Ballistics
  private output: CompressorGains
  private keyChain: BiquadChain = new BiquadChain()
  private keyFilter: ButterworthFilter
  private key: usize = heap.alloc((<usize>FLUSH_FRAMES) << 4)
  private levels: usize = heap.alloc((<usize>FLUSH_FRAMES) << 4)
  private otherLevels: usize = heap.alloc((<usize>FLUSH_FRAMES) << 4)
  private thresholdDb: Smoothed
  private slope: Smoothed
  private kneeDb: Smoothed
  private logAttack: Smoothed
  private logRelease: Smoothed
  /** 0 peak, 1 RMS. Both detectors run while it moves, for whole intervals of the control grid. */
  private rms: Smoothed
  private rmsTarget: f64 = 0
  private blending: bool = false
  private link: Smoothed
  private target: GainComputer = new GainComputer()
  private moving: bool = false
  private on: bool = false
  private engaged: bool = false
  private clock: i32 = 0

  constructor(sampleRate: f64, maxBlock: i32) {
    super()
    const glide = <i32>Math.ceil(sampleRate * GLIDE_SECONDS)
    const fade = <i32>Math.ceil(sampleRate * FADE_SECONDS)
    this.gains = heap.alloc((<usize>maxBlock) << 4)
    this.detector = new LevelDetector(sampleRate)
    this.ballistics = new Ballistics(sampleRate)
    this.keyFilter = new ButterworthFilter(sampleRate, true)
    this.output = new CompressorGains(glide, fade)
    this.thresholdDb = new Smoothed(glide)
    this.slope = new Smoothed(glide)
    this.kneeDb = new Smoothed(glide)
    this.logAttack = new Smoothed(glide)
    this.logRelease = new Smoothed(glide)
    this.rms = new Smoothed(glide)
    this.link = new Smoothed(glide)
    this.keyChain.stages.push(this.keyFilter)
  }

  /** `params` points to the whole block of f64, `baseSlot` is the compressor's first slot in it. */
  setTargets(params: usize, baseSlot: i32): void {
    const p = params + ((<usize>baseSlot) << 3)
    readGainComputer(this.target, p)
    this.on = value(p, COMPRESSOR_ON) !== 0
    this.thresholdDb.setTarget(this.target.thresholdDb)
    this.slope.setTarget(this.target.slope)
    this.kneeDb.setTarget(this.target.kneeDb)
    this.logAttack.setTarget(NativeMath.log2(value(p, COMPRESSOR_ATTACK_MS)))
    this.logRelease.setTarget(NativeMath.log2(value(p, COMPRESSOR_RELEASE_MS)))
    this.rmsTarget = value(p, COMPRESSOR_DETECTOR) !== 0 ? 1 : 0
    this.link.setTarget(value(p, COMPRESSOR_LINK_PERCENT) * 0.01)
    this.output.makeup.setTarget(dbToGain(makeupDb(this.target, p)))
    this.output.blend.setTarget(value(p, COMPRESSOR_MIX_PERCENT) * 0.01)
    const keyHz = value(p, COMPRESSOR_KEY_HIGH_PASS_HZ)
    this.keyFilter.set(keyHz > KEY_OFF_HZ, keyHz, 0)
    this.moving = true
  }

  /** Every control at its target; states stay. */
  snap(): void {
    this.thresholdDb.finish()
    this.slope.finish()
    this.kneeDb.finish()
    this.logAttack.finish()
    this.logRelease.finish()
    this.rms.snap(this.rmsTarget)
    this.blending = false
    this.link.finish()
    this.output.makeup.finish()
    this.output.blend.finish()
    this.output.wet.snap(this.on ? 1 : 0)
    this.engaged = this.on
    this.moving = false
    this.arrive()
    this.readTimes()
  }

  reset(): void {
    this.snap()
    this.clock = 0
    this.keyChain.reset()
    this.detector.clear()
    this.ballistics.clear()
    this.clearMeters()
  }

  clearMeters(): void {
    this.gainReductionDb = 0
    this.keyPower = 0
    this.inputPeak = 0
    this.outputPeak = 0
  }

  process(buffer: usize, frames: i32): void {
    const entering = largestMagnitude(buffer, frames)
    this.computeGain(buffer, frames)
    this.apply(buffer, frames)
    this.inputPeak = max(this.inputPeak, entering)
    this.outputPeak = max(this.outputPeak, this.engaged ? largestMagnitude(buffer, frames) : entering)
  }

  apply(buffer: usize, frames: i32): void {
    if (!this.engaged) return
    const bytes = (<usize>frames) << 4
    for (let at: usize = 0; at < bytes; at += 16) {
      v128.store(buffer + at, f64x2.mul(v128.load(buffer + at), v128.load(this.gains + at)))
    }
  }

  /** Fills `gains` from interleaved stereo f64. While the compressor was never on, nothing happens and apply passes the sound. */
  computeGain(key: usize, frames: i32): void {
    let gains = this.gains
    while (frames > 0) {
      if ((this.clock & (CONTROL_FRAMES - 1)) === 0) this.control()
      const grid = this.isMoving() ? CONTROL_FRAMES : FLUSH_FRAMES
      const n = min(frames, grid - (this.clock & (grid - 1)))
      if (this.engaged) this.segment(key, gains, n)
      else fillOnes(gains, n)
      this.clock = (this.clock + n) & (FLUSH_FRAMES - 1)
      if (this.clock === 0) {
        this.keyChain.flush()
        this.detector.flush()
        this.ballistics.flush()
      }
      key += (<usize>n) << 4
      gains += (<usize>n) << 4
      frames -= n
    }
  }

  /** Whether the next look at the controls would change anything. */
  private isMoving(): bool {
    if (this.moving || this.computer.gliding || this.blending || this.rms.target !== this.rmsTarget) return true
    return this.output.wet.target !== (this.on ? 1.0 : 0.0) || this.keyChain.isMoving()
  }

  private control(): void {
    if (this.on && !this.engaged) {
      this.snap()
      this.engaged = true
      this.output.wet.snap(0)
    }
    this.output.wet.setTarget(this.on ? 1 : 0)
    this.keyChain.control()
    this.rms.setTarget(this.rmsTarget)
    this.blending = !this.rms.isAtRest
    if (this.computer.gliding) this.arrive()
    if (!this.moving) return
    this.thresholdDb.advance(CONTROL_FRAMES)
    this.slope.advance(CONTROL_FRAMES)
    this.kneeDb.advance(CONTROL_FRAMES)
    this.logAttack.advance(CONTROL_FRAMES)
    this.logRelease.advance(CONTROL_FRAMES)
    this.computer.glide(this.thresholdDb.value, this.slope.value, this.kneeDb.value, CONTROL_FRAMES)
    this.readTimes()
    this.moving = !(
      this.thresholdDb.isAtRest &&
      this.slope.isAtRest &&
      this.kneeDb.isAtRest &&
      this.logAttack.isAtRest &&
      this.logRelease.isAtRest
    )
  }

  private arrive(): void {
    this.computer.set(this.thresholdDb.value, this.slope.value, this.kneeDb.value)
  }

  private readTimes(): void {
    const releaseMs = NativeMath.pow(2, this.logRelease.value)
    this.ballistics.set(NativeMath.pow(2, this.logAttack.value), releaseMs)
    this.detector.setRelease(releaseMs)
  }

  private segment(key: usize, gains: usize, frames: i32): void {
    if (this.keyFilter.running) {
      memory.copy(this.key, key, (<usize>frames) << 4)
      this.keyChain.run(0, 1, this.key, frames)
      key = this.key
    }
    this.detect(key, frames)
    this.computer.process(this.levels, frames, this.link)
    const largestDb = this.ballistics.process(this.levels, frames)
    if (this.output.wet.target !== 0 || !this.output.wet.isAtRest) {
      this.gainReductionDb = max(this.gainReductionDb, largestDb)
      this.keyPower = max(this.keyPower, this.computer.largestPower)
    }
    this.output.write(this.levels, gains, frames)
  }

  private detect(key: usize, frames: i32): void {
    if (!this.blending) {
      if (this.rms.value === 1) this.detector.meanSquares(key, this.levels, frames)
      else this.detector.peakSquares(key, this.levels, frames)
      return
    }
    this.detector.peakSquares(key, this.levels, frames)
    this.detector.meanSquares(key, this.otherLevels, frames)
    for (let i = 0; i < frames; i++) {
      const offset = (<usize>i) << 4
      const peak = v128.load(this.levels + offset)
      const mean = v128.load(this.otherLevels + offset)
      const w = this.rms.next()
      const blend = f64x2.add(peak, f64x2.mul(f64x2.splat(w), f64x2.sub(mean, peak)))
      v128.store(this.levels + offset, w === 1 ? mean : blend)
    }
  }
}
