// The multiband compressor of the master: a bank of crossovers, a compressor for each band, the sum. With no gain change it
// is an all-pass. What a follower needs is kept of the last process call: the segments with their corners, the gains of
// each band, the fades.

import { FLUSH_FRAMES } from '../equaliser/biquad-chain'
import { CONTROL_FRAMES, FADE_SECONDS, WARM_SECONDS } from '../equaliser/biquad-stage'
import {
  MASTER_MULTIBAND,
  MASTER_MULTIBAND_BANDS,
  MULTIBAND_BAND_STRIDE,
  MULTIBAND_COUNT,
  MULTIBAND_COUNT_4,
  MULTIBAND_CROSSOVER1_HZ,
  MULTIBAND_ON,
} from '../generated/slots'
import { Smoothed } from '../maths/smoothed'
import { Processor } from '../processor'
import { BandDynamics } from './band-dynamics'
import { BANDS, CORNERS, CrossoverBank, CrossoverSegment, SEGMENT_FRAMES, sumBands } from './crossover-bank'
import { CornerGlide } from './linkwitz-riley'

const FIRST_BAND: i32 = MASTER_MULTIBAND_BANDS - MASTER_MULTIBAND
const FOURTH: i32 = 3
/** A crossover keeps at least half an octave from the one below it. */
const LEAST_RATIO: f64 = NativeMath.SQRT2

/** Crossover `index` as it runs: where it is nearer than half an octave to the one below, it gives way upwards. */
export function orderedCrossoverHz(index: i32, hz1: f64, hz2: f64, hz3: f64): f64 {
  const second = max(hz2, hz1 * LEAST_RATIO)
  return index === 0 ? hz1 : index === 1 ? second : max(hz3, second * LEAST_RATIO)
}

export class Multiband extends Processor {
  /** Largest reduction of each band since clearMeters, in decibels, at least 0: f64. */
  readonly reductionsDb: usize = heap.alloc((<usize>BANDS) << 3)
  /** Largest magnitude that came into each band's compressor since then: f64, 0 while the multiband compressor rests. */
  readonly bandPeaks: usize = heap.alloc((<usize>BANDS) << 3)
  /** What the last process call did, for followers. */
  readonly segments: CrossoverSegment[] = []
  segmentCount: i32 = 0
  /** For each frame a pair of f64, written where a segment says that it moves: the bypass, the fourth band. */
  readonly weights: usize
  /** Bytes from one band's gains to the next one's. */
  readonly gainStride: usize
  private gainPairs: usize
  private bank: CrossoverBank = new CrossoverBank()
  private dynamics: BandDynamics[] = []
  private corners: CornerGlide[] = []
  private wet: Smoothed
  private fourth: Smoothed
  private on: bool = false
  private fourBands: bool = false
  private soloed: i32 = -1
  private running: bool = false
  private fourthRunning: bool = false
  private starts: bool = false
  private startsFourth: bool = false
  /** Frames until what was started from silence may be heard. */
  private warmFrames: i32
  private warmLeft: i32 = 0
  private fourthWarmLeft: i32 = 0
  private clock: i32 = 0

  constructor(rateHz: f64, maxBlock: i32) {
    super()
    const fade = <i32>Math.ceil(rateHz * FADE_SECONDS)
    const pairs = (<usize>maxBlock) << 4
    this.gainStride = pairs
    this.gainPairs = heap.alloc(pairs * <usize>BANDS)
    this.weights = heap.alloc(pairs)
    this.wet = new Smoothed(fade)
    this.fourth = new Smoothed(fade)
    this.warmFrames = <i32>Math.ceil(rateHz * WARM_SECONDS)
    for (let i = 0; i < BANDS; i++) this.dynamics.push(new BandDynamics(rateHz))
    for (let i = 0; i < CORNERS; i++) this.corners.push(new CornerGlide(rateHz))
    for (let i = 0; i < maxBlock / CONTROL_FRAMES + 2; i++) this.segments.push(new CrossoverSegment())
    this.clearMeters()
  }

  setTargets(params: usize, baseSlot: i32): void {
    const p = params + ((<usize>baseSlot) << 3)
    this.on = load<f64>(p + (MULTIBAND_ON << 3)) !== 0
    this.fourBands = load<f64>(p + (MULTIBAND_COUNT << 3)) === <f64>MULTIBAND_COUNT_4
    const crossovers = p + (MULTIBAND_CROSSOVER1_HZ << 3)
    const hz1 = load<f64>(crossovers)
    const hz2 = load<f64>(crossovers, 8)
    const hz3 = load<f64>(crossovers, 16)
    for (let i = 0; i < CORNERS; i++) unchecked(this.corners[i]).setTarget(orderedCrossoverHz(i, hz1, hz2, hz3))
    for (let i = 0; i < BANDS; i++) {
      unchecked(this.dynamics[i]).setTargets(p + ((<usize>(FIRST_BAND + i * MULTIBAND_BAND_STRIDE)) << 3))
    }
    this.updateSolo()
  }

  /** Lets one band be heard alone, 0 to 3, or all of them: -1. For listening only. A band that is not there solos nothing. */
  setSolo(band: i32): void {
    this.soloed = band
    this.updateSolo()
  }

  /** The gains of a band in the last process call, a pair of f64 for each frame: 0 to 3. */
  gains(band: i32): usize {
    return this.gainPairs + this.gainStride * <usize>band
  }

  /** Every control at its target; states stay. */
  snap(): void {
    this.running = this.on
    this.wet.snap(this.on ? 1 : 0)
    this.fourthRunning = this.fourBands
    this.fourth.snap(this.fourBands ? 1 : 0)
    this.warmLeft = 0
    this.fourthWarmLeft = 0
    for (let i = 0; i < CORNERS; i++) unchecked(this.corners[i]).snap()
    for (let i = 0; i < BANDS; i++) unchecked(this.dynamics[i]).snap()
  }

  reset(): void {
    this.snap()
    this.clock = 0
    this.empty()
    this.clearMeters()
  }

  clearMeters(): void {
    memory.fill(this.reductionsDb, 0, (<usize>BANDS) << 3)
    memory.fill(this.bandPeaks, 0, (<usize>BANDS) << 3)
    for (let i = 0; i < BANDS; i++) {
      unchecked(this.dynamics[i]).reductionDb = 0
      unchecked(this.dynamics[i]).inputPeak = 0
    }
  }

  process(buffer: usize, frames: i32): void {
    let done = 0
    this.segmentCount = 0
    while (done < frames) {
      if ((this.clock & (CONTROL_FRAMES - 1)) === 0) this.control()
      const moving = this.isMoving
      const grid = moving ? CONTROL_FRAMES : SEGMENT_FRAMES
      const untouched = !this.running && !moving
      const n = untouched ? frames - done : min(frames - done, grid - (this.clock & (grid - 1)))
      const segment = unchecked(this.segments[this.segmentCount++])
      this.describe(segment, n)
      this.clock = (this.clock + n) & (FLUSH_FRAMES - 1)
      if (this.running) this.run(segment, buffer, done)
      buffer += (<usize>n) << 4
      done += n
    }
    for (let i = 0; i < BANDS; i++) {
      const dynamics = unchecked(this.dynamics[i])
      store<f64>(this.reductionsDb + ((<usize>i) << 3), dynamics.reductionDb)
      store<f64>(this.bandPeaks + ((<usize>i) << 3), dynamics.inputPeak)
    }
  }

  private updateSolo(): void {
    const soloed = this.soloed < (this.fourBands ? BANDS : FOURTH) ? this.soloed : -1
    for (let i = 0; i < BANDS; i++) unchecked(this.dynamics[i]).hear(soloed < 0 || soloed === i)
  }

  private empty(): void {
    this.starts = true
    for (let i = 0; i < BANDS; i++) unchecked(this.dynamics[i]).clear()
  }

  /** Whether the next look at the controls would change anything. */
  private get isMoving(): bool {
    if (this.running !== this.on || !this.wet.isAtRest || this.wet.target !== (this.on ? 1.0 : 0.0)) return true
    if (!this.running) return false
    if (this.fourthRunning !== this.fourBands || !this.fourth.isAtRest) return true
    if (this.fourth.target !== (this.fourBands ? 1.0 : 0.0)) return true
    for (let i = 0; i < CORNERS; i++) {
      if (unchecked(this.corners[i]).isMoving) return true
    }
    for (let i = 0; i < BANDS; i++) {
      if (unchecked(this.dynamics[i]).isMoving) return true
    }
    return false
  }

  private control(): void {
    if (this.on && !this.running) {
      this.snap()
      this.empty()
      this.wet.snap(0)
      this.warmLeft = this.warmFrames
    } else if (this.warmLeft > 0) {
      this.warmLeft -= CONTROL_FRAMES
    }
    if (!this.on && this.wet.isAtRest && this.wet.value === 0) this.running = false
    this.wet.setTarget(this.on && this.warmLeft <= 0 ? 1 : 0)
    if (!this.running) return
    this.controlFourth()
    for (let i = 0; i < CORNERS; i++) unchecked(this.corners[i]).control()
    for (let i = 0; i < BANDS; i++) unchecked(this.dynamics[i]).control()
  }

  private controlFourth(): void {
    if (this.fourBands && !this.fourthRunning) {
      this.fourthRunning = true
      this.startsFourth = true
      this.fourthWarmLeft = this.warmFrames
      unchecked(this.dynamics[FOURTH]).clear()
    } else if (this.fourthWarmLeft > 0) {
      this.fourthWarmLeft -= CONTROL_FRAMES
    }
    if (!this.fourBands && this.fourth.isAtRest && this.fourth.value === 0) this.fourthRunning = false
    this.fourth.setTarget(this.fourBands && this.fourthWarmLeft <= 0 ? 1 : 0)
  }

  private describe(segment: CrossoverSegment, frames: i32): void {
    segment.frames = frames
    segment.running = this.running
    if (!this.running) return
    segment.starts = this.starts
    segment.startsFourth = this.startsFourth
    this.starts = false
    this.startsFourth = false
    segment.fourth = this.fourthRunning
    segment.fourthMoves = this.fourthRunning && (!this.fourth.isAtRest || this.fourth.value !== 1)
    segment.wetMoves = !this.wet.isAtRest
    segment.heard = segment.wetMoves || this.wet.value !== 0
    segment.flushes = ((this.clock + frames) & (FLUSH_FRAMES - 1)) === 0
    segment.from = this.clock & (CONTROL_FRAMES - 1)
    for (let i = 0; i < CORNERS; i++) {
      segment.start[i] = unchecked(this.corners[i]).start
      segment.step[i] = unchecked(this.corners[i]).step
    }
  }

  private run(segment: CrossoverSegment, buffer: usize, done: i32): void {
    const frames = segment.frames
    const offset = (<usize>done) << 4
    const weights = this.weights + offset
    if (segment.wetMoves || segment.fourthMoves) {
      for (let i = 0; i < frames; i++) {
        const at = weights + ((<usize>i) << 4)
        store<f64>(at, this.wet.next())
        store<f64>(at, this.fourth.next(), 8)
      }
    }
    this.bank.process(segment, buffer, weights)
    const bands = segment.fourth ? BANDS : FOURTH
    for (let i = 0; i < bands; i++) {
      const dynamics = unchecked(this.dynamics[i])
      dynamics.process(this.bank.band(i), this.gains(i) + offset, frames)
      if (segment.flushes) dynamics.flush()
    }
    sumBands(this.bank, segment, this.gainPairs + offset, this.gainStride, weights, buffer)
  }
}
