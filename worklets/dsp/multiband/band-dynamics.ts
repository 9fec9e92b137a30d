// The compressor of one band, from the parts of the full one: RMS over 10 ms, a knee of 6 dB, both channels tied.
// Its gains hold the compression, the band's own gain and whether the band is heard.

import { Ballistics } from '../compressor/ballistics'
import { CompressorGains } from '../compressor/compressor-gains'
import { GainComputer } from '../compressor/gain-computer'
import { LevelDetector } from '../compressor/level-detector'
import { CONTROL_FRAMES, FADE_SECONDS, GLIDE_SECONDS } from '../equaliser/biquad-stage'
import {
  MULTIBAND_BAND_ATTACK_MS,
  MULTIBAND_BAND_GAIN_DB,
  MULTIBAND_BAND_ON,
  MULTIBAND_BAND_RATIO,
  MULTIBAND_BAND_RELEASE_MS,
  MULTIBAND_BAND_THRESHOLD_DB,
} from '../generated/slots'
import { dbToGain } from '../maths/fast-math'
import { largestMagnitude } from '../maths/largest-magnitude'
import { Smoothed } from '../maths/smoothed'
import { SEGMENT_FRAMES } from './crossover-bank'

const KNEE_DB: f64 = 6

export class BandDynamics {
  /** Largest reduction since it was last set to 0, in decibels. */
  reductionDb: f64 = 0
  /** Largest magnitude that came in since it was last set to 0. */
  inputPeak: f64 = 0
  private detector: LevelDetector
  private computer: GainComputer = new GainComputer()
  private ballistics: Ballistics
  private output: CompressorGains
  private levels: usize = heap.alloc((<usize>SEGMENT_FRAMES) << 4)
  private thresholdDb: Smoothed
  private slope: Smoothed
  private logAttack: Smoothed
  private logRelease: Smoothed
  private link: Smoothed
  /** The band's own gain, linear. */
  private gain: Smoothed
  /** 1 heard, 0 not: another band is soloed. */
  private heard: Smoothed
  private isHeard: bool = true
  private on: bool = false
  /** Whether the compressor works, heard or fading. */
  private running: bool = false

  constructor(rateHz: f64) {
    const glide = <i32>Math.ceil(rateHz * GLIDE_SECONDS)
    const fade = <i32>Math.ceil(rateHz * FADE_SECONDS)
    this.detector = new LevelDetector(rateHz)
    this.ballistics = new Ballistics(rateHz)
    this.output = new CompressorGains(glide, fade)
    this.thresholdDb = new Smoothed(glide)
    this.slope = new Smoothed(glide)
    this.logAttack = new Smoothed(glide)
    this.logRelease = new Smoothed(glide)
    this.gain = new Smoothed(glide)
    this.heard = new Smoothed(fade)
    this.link = new Smoothed(1)
    this.output.makeup.snap(1)
    this.output.blend.snap(1)
    this.heard.snap(1)
    this.link.snap(1)
  }

  /** `band` points to the band's first slot. */
  setTargets(band: usize): void {
    this.on = load<f64>(band + (MULTIBAND_BAND_ON << 3)) !== 0
    this.thresholdDb.setTarget(load<f64>(band + (MULTIBAND_BAND_THRESHOLD_DB << 3)))
    this.slope.setTarget(1 - 1 / load<f64>(band + (MULTIBAND_BAND_RATIO << 3)))
    this.logAttack.setTarget(NativeMath.log2(load<f64>(band + (MULTIBAND_BAND_ATTACK_MS << 3))))
    this.logRelease.setTarget(NativeMath.log2(load<f64>(band + (MULTIBAND_BAND_RELEASE_MS << 3))))
    this.gain.setTarget(dbToGain(load<f64>(band + (MULTIBAND_BAND_GAIN_DB << 3))))
  }

  hear(heard: bool): void {
    this.isHeard = heard
  }

  /** Every control at its target; states stay. */
  snap(): void {
    this.thresholdDb.finish()
    this.slope.finish()
    this.logAttack.finish()
    this.logRelease.finish()
    this.gain.finish()
    this.heard.snap(this.isHeard ? 1 : 0)
    this.output.wet.snap(this.on ? 1 : 0)
    this.running = this.on
    this.arrive()
    this.readTimes()
  }

  clear(): void {
    this.detector.clear()
    this.ballistics.clear()
  }

  flush(): void {
    this.detector.flush()
    this.ballistics.flush()
  }

  /** Whether the next look at the controls would change anything. */
  get isMoving(): bool {
    if (this.computer.gliding || !this.isSteady || this.running !== this.on) return true
    if (!this.gain.isAtRest || !this.heard.isAtRest || this.heard.target !== (this.isHeard ? 1.0 : 0.0)) return true
    return !this.output.wet.isAtRest || this.output.wet.target !== (this.on ? 1.0 : 0.0)
  }

  /** Called every CONTROL_FRAMES frames while anything moves. */
  control(): void {
    if (this.on && !this.running) {
      this.running = true
      this.clear()
    } else if (!this.on && this.output.wet.isAtRest && this.output.wet.value === 0) {
      this.running = false
    }
    this.output.wet.setTarget(this.on ? 1 : 0)
    this.heard.setTarget(this.isHeard ? 1 : 0)
    if (this.computer.gliding) this.arrive()
    if (this.isSteady) return
    this.thresholdDb.advance(CONTROL_FRAMES)
    this.slope.advance(CONTROL_FRAMES)
    this.logAttack.advance(CONTROL_FRAMES)
    this.logRelease.advance(CONTROL_FRAMES)
    this.computer.glide(this.thresholdDb.value, this.slope.value, KNEE_DB, CONTROL_FRAMES)
    this.readTimes()
  }

  /** Pairs of samples of the band -> pairs of gains. */
  process(band: usize, gains: usize, frames: i32): void {
    this.inputPeak = max(this.inputPeak, largestMagnitude(band, frames))
    const still = this.gain.isAtRest && this.heard.isAtRest
    let level = this.gain.value * this.heard.value
    if (this.running) this.compress(band, gains, frames)
    if (this.running && still && level === 1) return
    for (let i = 0; i < frames; i++) {
      const at = gains + ((<usize>i) << 4)
      if (!still) level = this.gain.next() * this.heard.next()
      const splat = f64x2.splat(level)
      v128.store(at, this.running ? f64x2.mul(v128.load(at), splat) : splat)
    }
  }

  private compress(band: usize, gains: usize, frames: i32): void {
    this.detector.meanSquares(band, this.levels, frames)
    this.computer.process(this.levels, frames, this.link)
    const largestDb = this.ballistics.process(this.levels, frames)
    if (this.output.wet.target !== 0 || !this.output.wet.isAtRest) {
      this.reductionDb = max(this.reductionDb, largestDb)
    }
    this.output.write(this.levels, gains, frames)
  }

  private get isSteady(): bool {
    return this.thresholdDb.isAtRest && this.slope.isAtRest && this.logAttack.isAtRest && this.logRelease.isAtRest
  }

  private arrive(): void {
    this.computer.set(this.thresholdDb.value, this.slope.value, KNEE_DB)
  }

  private readTimes(): void {
    this.ballistics.set(NativeMath.pow(2, this.logAttack.value), NativeMath.pow(2, this.logRelease.value))
  }
}
