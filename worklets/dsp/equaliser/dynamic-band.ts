// A band of a strip's equaliser, which can be made dynamic: above its threshold the gain goes from its own towards gain plus
// range (range-computer.ts) with the branching ballistics of the compressor, on the share of the range that is in use.
// With a range of 0 it is the static band, sample for sample. A notch and a tilt have no range.
// The gain moves on the control grid, by per-sample interpolation of the coefficients, like a knob that is turned; the
// coefficients come from a table over the range that is made anew when the knobs have come to rest.

import {
  EQ_BAND_TYPE_BELL,
  EQ_BAND_TYPE_HIGH_SHELF,
  EQ_BAND_TYPE_LOW_SHELF,
  STRIP_EQ_BAND_ATTACK_MS,
  STRIP_EQ_BAND_RANGE_DB,
  STRIP_EQ_BAND_RELEASE_MS,
  STRIP_EQ_BAND_THRESHOLD_DB,
} from '../generated/slots'
import { Smoothed } from '../maths/smoothed'
import { BandDetector } from './band-detector'
import { CONTROL_FRAMES, GLIDE_SECONDS, mix } from './biquad-stage'
import { EqualiserBand } from './equaliser-band'
import { designBand } from './matched-shapes'
import { shareOfRange } from './range-computer'

/** Steps of the table: at most 0.6 dB each, which leaves the interpolated gain within 0.01 dB. */
const STEPS: i32 = 32
/** A share nearer to where it is going than this is there. */
const ARRIVED: f64 = 1e-7

const coefficients: StaticArray<f64> = new StaticArray<f64>(5)

export function hasRange(type: i32): bool {
  return type === EQ_BAND_TYPE_BELL || type === EQ_BAND_TYPE_LOW_SHELF || type === EQ_BAND_TYPE_HIGH_SHELF
}

export class DynamicBand extends EqualiserBand {
  /** What the dynamics have added to the gain, in decibels: the value farthest from 0 since it was last set to 0. */
  movedDb: f64 = 0
  private rangeDb: Smoothed
  private thresholdDb: Smoothed
  private attackMs: f64 = 1
  private releaseMs: f64 = 1
  private attack: f64 = 0
  private release: f64 = 0
  private detector: BandDetector
  /** The share of the range in use, and the one that the coefficients are on their way to. */
  private share: f64 = 0
  private drawnShare: f64 = 0
  private phase: i32 = 0
  private table: StaticArray<f64> = new StaticArray<f64>((STEPS + 1) * 5)
  private stale: bool = true

  constructor(sampleRate: f64) {
    super(sampleRate)
    const glide = <i32>Math.ceil(sampleRate * GLIDE_SECONDS)
    this.rangeDb = new Smoothed(glide)
    this.thresholdDb = new Smoothed(glide)
    this.detector = new BandDetector(sampleRate)
  }

  setTargets(band: usize): void {
    super.setTargets(band)
    this.rangeDb.setTarget(load<f64>(band + (STRIP_EQ_BAND_RANGE_DB << 3)))
    this.thresholdDb.setTarget(load<f64>(band + (STRIP_EQ_BAND_THRESHOLD_DB << 3)))
    // The threshold of a static band must not set it in motion.
    if (this.rangeDb.isAtRest && this.rangeDb.value === 0) this.thresholdDb.finish()
    this.attackMs = load<f64>(band + (STRIP_EQ_BAND_ATTACK_MS << 3))
    this.releaseMs = load<f64>(band + (STRIP_EQ_BAND_RELEASE_MS << 3))
    if (this.listens) this.setTimes()
  }

  reset(): void {
    super.reset()
    this.listens = this.shouldListen
    if (this.listens) this.startListening()
  }

  control(): void {
    super.control()
    if (this.shouldListen === this.listens) return
    this.listens = !this.listens
    if (this.listens) this.startListening()
    else this.glideSections()
  }

  processMoving(buffer: usize, frames: i32, scratch: usize): void {
    if (!this.listens) {
      super.processMoving(buffer, frames, scratch)
      return
    }
    const faded = !this.wet.isAtRest || this.wet.value !== 1
    if (faded) memory.copy(scratch, buffer, (<usize>frames) << 4)
    let at = faded ? scratch : buffer
    const section = this.sections[0]
    for (let left = frames; left > 0; ) {
      if (this.phase === 0) this.step()
      const n = min(left, CONTROL_FRAMES - this.phase)
      this.detector.process(at, n)
      section.process(at, n, this.gliding)
      this.phase = (this.phase + n) & (CONTROL_FRAMES - 1)
      at += (<usize>n) << 4
      left -= n
    }
    if (faded) mix(buffer, scratch, frames, this.wet)
  }

  flush(): void {
    super.flush()
    this.detector.flush()
  }

  protected get controlsAtRest(): bool {
    return super.controlsAtRest && this.rangeDb.isAtRest && this.thresholdDb.isAtRest
  }

  protected snapControls(): void {
    super.snapControls()
    this.rangeDb.finish()
    this.thresholdDb.finish()
    this.stale = true
  }

  protected advanceControls(frames: i32): void {
    super.advanceControls(frames)
    this.rangeDb.advance(frames)
    this.thresholdDb.advance(frames)
    this.stale = true
  }

  protected glideSections(): void {
    // While it listens, `step` sees to the coefficients.
    if (!this.listens) super.glideSections()
  }

  private get shouldListen(): bool {
    return this.running && hasRange(this.type) && !(this.rangeDb.isAtRest && this.rangeDb.value === 0)
  }

  private startListening(): void {
    this.gliding = false
    this.stale = true
    this.phase = 0
    this.share = 0
    this.drawnShare = 0
    // Its window first: clear begins it anew.
    this.setTimes()
    this.detector.clear()
  }

  /** A share falls by the release, or rises by the attack, to 1/e of its distance; what the detector is late is in these times. */
  private setTimes(): void {
    const framesPerMs = 0.001 * this.sampleRate
    this.detector.setWindow(this.type, NativeMath.pow(2, this.logHz.target), this.releaseMs)
    const attackFrames = this.attackMs * framesPerMs
    const releaseFrames = this.releaseMs * framesPerMs
    this.attack = pole(max(attackFrames - 0.5 * <f64>CONTROL_FRAMES, 0.5 * attackFrames))
    this.release = pole(max(releaseFrames - this.detector.delayFrames, 0.5 * releaseFrames))
  }

  /** Every CONTROL_FRAMES frames: hears the level, and sends the coefficients on their way. */
  private step(): void {
    const section = unchecked(this.sections[0])
    const range = this.rangeDb.value
    const wanted = shareOfRange(this.detector.takeLevelDb() - this.thresholdDb.value, range)
    const keep = wanted > this.share ? this.attack : this.release
    const share = wanted + keep * (this.share - wanted)
    this.share = Math.abs(share - wanted) < ARRIVED ? wanted : share
    const movedDb = range * this.share
    if (Math.abs(movedDb) > Math.abs(this.movedDb) && this.isAudible) this.movedDb = movedDb
    if (this.stale || this.share !== this.drawnShare) {
      if (!this.controlsAtRest) {
        this.designDetector()
        designBand(this.type, this.w0, this.gainDb.value + movedDb, this.q, coefficients)
      } else {
        if (this.stale) this.fillTable()
        this.readTable()
      }
      this.drawnShare = this.share
      if (this.gliding) section.glideOn(coefficients, CONTROL_FRAMES)
      else section.glide(coefficients, CONTROL_FRAMES)
      this.gliding = true
    } else if (this.gliding) {
      section.arrive()
      this.gliding = false
    }
  }

  private designDetector(): void {
    this.detector.design(this.type, this.w0, this.q)
  }

  private fillTable(): void {
    this.stale = false
    this.designDetector()
    this.setTimes()
    for (let i = 0; i <= STEPS; i++) {
      const gainDb = this.gainDb.value + (this.rangeDb.value * <f64>i) / <f64>STEPS
      designBand(this.type, this.w0, gainDb, this.q, coefficients)
      for (let c = 0; c < 5; c++) this.table[i * 5 + c] = coefficients[c]
    }
  }

  private readTable(): void {
    const place = this.share * <f64>STEPS
    const i = min(<i32>place, STEPS - 1)
    const rest = place - <f64>i
    const row = i * 5
    for (let c = 0; c < 5; c++) {
      const from = unchecked(this.table[row + c])
      coefficients[c] = from + rest * (unchecked(this.table[row + c + 5]) - from)
    }
  }
}

function pole(frames: f64): f64 {
  return NativeMath.exp(-(<f64>CONTROL_FRAMES) / frames)
}
