// Loudness meter: ITU-R BS.1770-5 loudness and true peak, EBU Tech 3341 momentary and short-term, EBU Tech 3342 range.
// Windows move in hops of 10 ms (with 100 ms a 400 ms tone at the wrong moment reads 0.45 LU low); the gating blocks of
// the integrated loudness are taken every 100 ms. The range is read twice: of one window a second, as libebur128 does, and of
// ten (on short programmes that move much the two differ by some tenths of a LU).

import { HopPeaks } from '../true-peak/hop-peaks'
import { TruePeakMeter } from '../true-peak/true-peak-meter'
import { SCAN_CHUNK, SCAN_DELAY } from '../true-peak/true-peak-scan'
import { KWeighting } from './k-weighting'
import { LoudnessHistogram } from './loudness-histogram'
import { LoudnessHistory } from './loudness-history'
import { decibelsOrNone, distanceOrNone, lufsOrNone } from './readings'
import { StereoMoments } from './stereo-moments'

export const METER_VALUES: i32 = 15
const MOMENTARY_HOPS: i32 = 40
const SHORT_TERM_HOPS: i32 = 300
const HOPS_PER_BLOCK: i32 = 10

export class LoudnessMeter {
  readonly inputs: usize
  readonly values: usize
  readonly peaks: TruePeakMeter
  readonly moments: StereoMoments
  readonly history: LoudnessHistory
  /** Linear: the largest peak of what was reported since it was last set to 0, as closely as the hops' peaks are. */
  recentPeak: f64 = 0
  private hopPeaks: HopPeaks
  private weighting: KWeighting
  private blocks: LoudnessHistogram
  /** One window a second, for the range; and ten. */
  private shortTerms: LoudnessHistogram
  private fineShortTerms: LoudnessHistogram
  private buffer: usize
  /** f64x2: energy of the hop so far. */
  private hopEnergy: usize
  private hopEnergies: usize
  private hops: i32 = 0
  private hopStart: i32 = 0
  private hopsInAll: i32 = 0
  private ringAt: i32 = 0
  private frameInSecond: i32 = 0
  private hopInSecond: i32 = 0
  private momentary: f64 = 0
  private shortTerm: f64 = 0
  private maxMomentary: f64 = 0
  private maxShortTerm: f64 = 0

  constructor(
    private rateHz: f64,
    readonly maxBlock: i32,
    private channels: i32,
    historyPoints: i32,
  ) {
    this.peaks = new TruePeakMeter()
    this.moments = new StereoMoments()
    this.history = new LoudnessHistory(historyPoints)
    this.hopPeaks = new HopPeaks()
    this.weighting = new KWeighting(rateHz)
    this.blocks = new LoudnessHistogram()
    this.shortTerms = new LoudnessHistogram()
    this.fineShortTerms = new LoudnessHistogram()
    this.inputs = heap.alloc((<usize>maxBlock) << 3)
    memory.fill(this.inputs, 0, (<usize>maxBlock) << 3)
    this.values = heap.alloc((<usize>METER_VALUES) << 3)
    this.buffer = heap.alloc((<usize>SCAN_CHUNK) << 4)
    this.hopEnergy = heap.alloc(16)
    this.hopEnergies = heap.alloc((<usize>SHORT_TERM_HOPS) << 3)
    this.reset()
  }

  reset(): void {
    this.peaks.reset()
    this.moments.reset()
    this.history.reset()
    this.hopPeaks.reset()
    this.weighting.reset()
    this.blocks.reset()
    this.shortTerms.reset()
    this.fineShortTerms.reset()
    memory.fill(this.hopEnergy, 0, 16)
    memory.fill(this.hopEnergies, 0, (<usize>SHORT_TERM_HOPS) << 3)
    this.hops = 0
    this.hopStart = 0
    this.hopsInAll = 0
    this.ringAt = 0
    this.frameInSecond = 0
    this.hopInSecond = 0
    this.momentary = 0
    this.shortTerm = 0
    this.maxMomentary = 0
    this.maxShortTerm = 0
    this.recentPeak = 0
    this.refresh()
  }

  process(frames: i32): void {
    let done: i32 = 0
    while (done < frames) {
      const untilHop = this.hopEnd() - this.frameInSecond
      const count = min(min(frames - done, untilHop), SCAN_CHUNK)
      this.take(done, count)
      this.weighting.process(this.buffer, count, this.hopEnergy)
      this.moments.process(this.buffer, count)
      this.peaks.process(this.buffer, count, this.framesLate(count))
      this.keepPeaks()
      this.frameInSecond += count
      if (count === untilHop) this.endHop()
      done += count
    }
  }

  /** The end of a file: the peaks after the last frame, and a last, shorter point of the history. */
  finish(): void {
    const isBetweenHops = this.frameInSecond === this.hopStart && this.hopsInAll > 0
    this.peaks.finish(isBetweenHops ? SCAN_CHUNK : this.framesLate(SCAN_CHUNK))
    this.keepPeaks()
    const hasRest = this.frameInSecond > this.hopStart || this.hopsInAll % HOPS_PER_BLOCK > 0
    if (hasRest) this.history.end(this.hopsInAll / HOPS_PER_BLOCK, this.momentary, this.shortTerm)
  }

  /** Writes the readings, in the order of METER in src/engine/loudness-meter.ts. */
  refresh(): void {
    const values = this.values
    const shortTerm = lufsOrNone(this.shortTerm)
    const integrated = this.blocks.gatedLoudness(-10)
    const truePeak = decibelsOrNone(this.peaks.truePeak)
    store<f64>(values, lufsOrNone(this.momentary))
    store<f64>(values, shortTerm, 8)
    store<f64>(values, integrated, 16)
    store<f64>(values, this.shortTerms.range(-20, 0.1, 0.95), 24)
    store<f64>(values, lufsOrNone(this.maxMomentary), 32)
    store<f64>(values, lufsOrNone(this.maxShortTerm), 40)
    store<f64>(values, truePeak, 48)
    store<f64>(values, decibelsOrNone(this.peaks.samplePeak), 56)
    store<f64>(values, distanceOrNone(truePeak, integrated), 64)
    store<f64>(values, distanceOrNone(decibelsOrNone(this.hopPeaks.highest()), shortTerm), 72)
    store<f64>(values, this.moments.recentCorrelation(), 80)
    store<f64>(values, this.moments.correlation(), 88)
    store<f64>(values, this.moments.mean(0), 96)
    store<f64>(values, this.moments.mean(1), 104)
    store<f64>(values, this.fineShortTerms.range(-20, 0.1, 0.95), 112)
  }

  /** Hops are 10 ms to the nearest frame, and 100 of them exactly one second at any rate. */
  private hopEnd(): i32 {
    return <i32>NativeMath.round((<f64>(this.hopInSecond + 1) * this.rateHz) / 100)
  }

  /** How many of the next intervals that the peak meter reports lie in the hop before, for it reports them late. */
  private framesLate(count: i32): i32 {
    return this.hopsInAll === 0 ? 0 : max(0, min(count, SCAN_DELAY - (this.frameInSecond - this.hopStart)))
  }

  private keepPeaks(): void {
    const hopPeak = this.peaks.hopPeak
    const latePeak = this.peaks.latePeak
    this.recentPeak = max(this.recentPeak, max(hopPeak, latePeak))
    this.hopPeaks.raise(hopPeak, latePeak)
    this.history.raise(this.hopsInAll / HOPS_PER_BLOCK, hopPeak)
    if (latePeak > 0) this.history.raise((this.hopsInAll - 1) / HOPS_PER_BLOCK, latePeak)
  }

  private take(from: i32, frames: i32): void {
    const left = this.inputs + ((<usize>from) << 2)
    const right = left + ((<usize>this.maxBlock) << 2)
    const isMono = this.channels === 1
    for (let i: usize = 0; i < <usize>frames; i++) {
      let pair = v128.load32_lane(left + (i << 2), f32x4.splat(0), 0)
      if (!isMono) pair = v128.load32_lane(right + (i << 2), pair, 1)
      pair = v128.and(pair, f32x4.le(f32x4.abs(pair), f32x4.splat(f32.MAX_VALUE)))
      v128.store(this.buffer + (i << 4), f64x2.promote_low_f32x4(pair))
    }
  }

  private endHop(): void {
    this.weighting.flush()
    const energy = load<f64>(this.hopEnergy) + load<f64>(this.hopEnergy, 8)
    memory.fill(this.hopEnergy, 0, 16)
    store<f64>(this.hopEnergies + ((<usize>this.ringAt) << 3), energy)
    this.ringAt = this.ringAt + 1 === SHORT_TERM_HOPS ? 0 : this.ringAt + 1
    this.moments.endHop()
    this.hopPeaks.endHop()
    this.peaks.lookFrom(this.hopPeaks.threshold(this.peaks.truePeak))
    this.hopStart = this.frameInSecond
    this.hopInSecond += 1
    this.hopsInAll += 1
    if (this.hopInSecond === 100) {
      this.hopInSecond = 0
      this.frameInSecond = 0
      this.hopStart = 0
    }
    this.hops = this.hops < SHORT_TERM_HOPS ? this.hops + 1 : SHORT_TERM_HOPS
    const isBlock = this.hopInSecond % HOPS_PER_BLOCK === 0
    if (this.hops >= MOMENTARY_HOPS) {
      this.momentary = this.mean(MOMENTARY_HOPS)
      this.maxMomentary = max(this.maxMomentary, this.momentary)
      if (isBlock) this.blocks.add(this.momentary)
    }
    if (this.hops === SHORT_TERM_HOPS) {
      this.shortTerm = this.mean(SHORT_TERM_HOPS)
      this.maxShortTerm = max(this.maxShortTerm, this.shortTerm)
      if (isBlock) this.fineShortTerms.add(this.shortTerm)
      if (this.hopInSecond === 0) this.shortTerms.add(this.shortTerm)
    }
    this.history.endHop(this.hopsInAll - 1, this.momentary)
    if (isBlock) this.history.end(this.hopsInAll / HOPS_PER_BLOCK - 1, this.momentary, this.shortTerm)
  }

  /** Mean square of the last hops, added up afresh: no running sum that could drift. */
  private mean(hops: i32): f64 {
    let sum: f64 = 0
    let at = this.ringAt - hops
    if (at < 0) at += SHORT_TERM_HOPS
    for (let i: i32 = 0; i < hops; i++) {
      sum += load<f64>(this.hopEnergies + ((<usize>at) << 3))
      at = at + 1 === SHORT_TERM_HOPS ? 0 : at + 1
    }
    return (sum * 100) / (<f64>hops * this.rateHz)
  }
}
