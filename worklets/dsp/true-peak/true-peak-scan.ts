// True peak of every interval between two frames, ITU-R BS.1770-5 Annex 2, in steps that cost what they must:
// silence and quiet passages nothing, everything else a 4x estimate, and the whole 16x grid only where that estimate
// comes near the threshold. All in f32 lanes: the rounding is 1e-6 of the level, and every frame is computed from the
// same samples in the same order whatever the block size.
import { fineKernel, halfKernel, hannKernel, longKernelBound, quarterKernel } from './true-peak-kernels'
import { finePair, foldPairs, hannPair, largerOfPair, largerPair } from './true-peak-points'

/** Most frames that one call takes. */
export const SCAN_CHUNK: i32 = 128
/** The interval reported for input frame c is that between frames c - 44 and c - 43. */
export const SCAN_DELAY: i32 = 44
const HALF_DELAY: i32 = 40
const QUARTER_DELAY: i32 = 43
/** History kept before a chunk: as far back as the long kernel reaches from the reported interval, and some more. */
const HISTORY: i32 = 80
/** Frames after the last loud one in which an interval can still rise to the threshold, and some more. */
const LOUD_FRAMES: i32 = 88
/** A 4x grid under-reads a tone at 0.54 of the rate by 20 log10 cos(pi 0.54 / 4) = 0.8 dB: look closer within 1 dB. */
const NEAR: f32 = 0.89
const LIMIT: f32 = 1e9
/** -0.04 dB: how far the other interpolator may read above ours before it counts. */
const HANN_WEIGHT: f32 = 0.9954
/** After a rest the grid behind the newest frame is filled before peaks are read from it. */
const GRID_FRAMES: i32 = 9
const NOTHING: u8 = 0
const GRID: u8 = 1
const PEAKS: u8 = 2

export class TruePeakScan {
  /** f32x2 [L R] for each interval of the last call: its peaks. Exact only from the threshold up. */
  readonly peaks: usize
  /** The largest of these. */
  highest: f32 = 0
  /** f32x2 [L R] a frame. */
  readonly samples: usize
  /** f32x4 a frame: the sample and the point half a frame later. */
  private halves: usize
  /** f32x8 a frame: the points at 0, 1/4, 2/4 and 3/4. */
  private quarters: usize
  /** One byte a frame of the chunk: what there is to do. */
  private work: usize
  private sinceLoud: i32 = LOUD_FRAMES
  private awake: i32 = 0
  private hasWork: bool = false
  private bound: f32
  private half: usize = halfKernel()
  private quarter: usize = quarterKernel()
  private fine: usize = fineKernel()
  private hann: usize

  /** `asOthersRead`: a peak is also what libebur128 would make of it (at rates that it oversamples four times). */
  constructor(asOthersRead: bool) {
    this.hann = asOthersRead ? hannKernel() : 0
    const frames = <usize>(HISTORY + SCAN_CHUNK)
    this.peaks = heap.alloc((<usize>SCAN_CHUNK) << 3)
    this.samples = heap.alloc(frames << 3)
    this.halves = heap.alloc(frames << 4)
    this.quarters = heap.alloc(frames << 5)
    this.work = heap.alloc(<usize>SCAN_CHUNK)
    this.bound = <f32>(1 / (longKernelBound() * 1.01))
    this.reset()
  }

  reset(): void {
    const frames = <usize>(HISTORY + SCAN_CHUNK)
    memory.fill(this.samples, 0, frames << 3)
    memory.fill(this.halves, 0, frames << 4)
    memory.fill(this.quarters, 0, frames << 5)
    this.sinceLoud = LOUD_FRAMES
    this.awake = 0
  }

  /**
   * Takes `frames` (at most SCAN_CHUNK) interleaved f64 frames. Peaks under `threshold` may be reported too low.
   * `active`: bytes, 0 where the caller knows that the intervals around the frame stay under the threshold; or null.
   */
  process(source: usize, frames: i32, threshold: f32, active: usize): void {
    this.take(source, frames, threshold * this.bound, active)
    this.highest = 0
    if (!this.hasWork) {
      memory.fill(this.peaks, 0, (<usize>frames) << 3)
      return
    }
    this.fillHalves(frames)
    this.fillQuarters(frames)
    this.findPeaks(frames, threshold)
  }

  /** The f32 pair of the frame that the interval of call frame `i` begins with; valid until `forget`. */
  intervalAt(i: i32): usize {
    return this.samples + ((<usize>(HISTORY - SCAN_DELAY + i)) << 3)
  }

  /** Ends a call of `process`: moves the history up by its frames. */
  forget(frames: i32): void {
    const bytes = <usize>frames
    memory.copy(this.samples, this.samples + (bytes << 3), (<usize>HISTORY) << 3)
    if (!this.hasWork) return
    memory.copy(this.halves, this.halves + (bytes << 4), (<usize>HISTORY) << 4)
    memory.copy(this.quarters, this.quarters + (bytes << 5), (<usize>HISTORY) << 5)
  }

  private take(source: usize, frames: i32, loud: f32, active: usize): void {
    const top = f32x4.splat(LIMIT)
    const bottom = f32x4.splat(-LIMIT)
    const to = this.samples + ((<usize>HISTORY) << 3)
    let since = this.sinceLoud
    let awake = this.awake
    let hasWork = false
    for (let i: usize = 0; i < <usize>frames; i++) {
      const pair = f32x4.min(f32x4.max(f32x4.demote_f64x2_zero(v128.load(source + (i << 4))), bottom), top)
      v128.store64_lane(to + (i << 3), pair, 0)
      const size = f32x4.abs(pair)
      const isLoud = max(f32x4.extract_lane(size, 0), f32x4.extract_lane(size, 1)) >= loud
      since = isLoud && (active === 0 || load<u8>(active + i) !== 0) ? 0 : min(since + 1, LOUD_FRAMES)
      awake = since < LOUD_FRAMES ? min(awake + 1, GRID_FRAMES) : 0
      if (awake > 0) hasWork = true
      store<u8>(this.work + i, awake === GRID_FRAMES ? PEAKS : awake > 0 ? GRID : NOTHING)
    }
    this.sinceLoud = since
    this.awake = awake
    this.hasWork = hasWork
  }

  private fillHalves(frames: i32): void {
    const kernel = this.half
    for (let i: usize = 0; i < <usize>frames; i++) {
      if (load<u8>(this.work + i) === NOTHING) continue
      const at = <usize>(HISTORY - HALF_DELAY) + i
      const sample = this.samples + (at << 3)
      const from = sample - 31 * 8
      let a = f32x4.splat(0)
      let b = f32x4.splat(0)
      let c = f32x4.splat(0)
      let d = f32x4.splat(0)
      for (let k: usize = 0; k < 512; k += 64) {
        a = f32x4.add(a, f32x4.mul(v128.load(from + k), v128.load(kernel + k)))
        b = f32x4.add(b, f32x4.mul(v128.load(from + k, 16), v128.load(kernel + k, 16)))
        c = f32x4.add(c, f32x4.mul(v128.load(from + k, 32), v128.load(kernel + k, 32)))
        d = f32x4.add(d, f32x4.mul(v128.load(from + k, 48), v128.load(kernel + k, 48)))
      }
      const half = foldPairs(f32x4.add(f32x4.add(a, b), f32x4.add(c, d)))
      const to = this.halves + (at << 4)
      store<u64>(to, load<u64>(sample))
      v128.store64_lane(to, half, 0, 8)
    }
  }

  private fillQuarters(frames: i32): void {
    const kernel = this.quarter
    const k0 = v128.load(kernel)
    const k1 = v128.load(kernel, 16)
    const k2 = v128.load(kernel, 32)
    const k3 = v128.load(kernel, 48)
    const k4 = v128.load(kernel, 64)
    const k5 = v128.load(kernel, 80)
    for (let i: usize = 0; i < <usize>frames; i++) {
      if (load<u8>(this.work + i) === NOTHING) continue
      const at = <usize>(HISTORY - QUARTER_DELAY) + i
      const point = this.halves + (at << 4)
      const to = this.quarters + (at << 5)
      // Twelve points of the 2x grid around this frame's first and second quarter.
      const from = point - 40
      let a = f32x4.mul(v128.load(from), k0)
      let b = f32x4.mul(v128.load(from, 16), k1)
      a = f32x4.add(a, f32x4.mul(v128.load(from, 32), k2))
      b = f32x4.add(b, f32x4.mul(v128.load(from, 48), k3))
      a = f32x4.add(a, f32x4.mul(v128.load(from, 64), k4))
      b = f32x4.add(b, f32x4.mul(v128.load(from, 80), k5))
      const first = foldPairs(f32x4.add(a, b))
      let c = f32x4.mul(v128.load(from, 8), k0)
      let d = f32x4.mul(v128.load(from, 24), k1)
      c = f32x4.add(c, f32x4.mul(v128.load(from, 40), k2))
      d = f32x4.add(d, f32x4.mul(v128.load(from, 56), k3))
      c = f32x4.add(c, f32x4.mul(v128.load(from, 72), k4))
      d = f32x4.add(d, f32x4.mul(v128.load(from, 88), k5))
      const third = foldPairs(f32x4.add(c, d))
      store<u64>(to, load<u64>(point))
      v128.store64_lane(to, first, 0, 8)
      store<u64>(to, load<u64>(point, 8), 16)
      v128.store64_lane(to, third, 0, 24)
    }
  }

  private findPeaks(frames: i32, threshold: f32): void {
    const near = threshold * NEAR
    let highest = f32x4.splat(0)
    for (let i: usize = 0; i < <usize>frames; i++) {
      let pair = f32x4.splat(0)
      if (load<u8>(this.work + i) === PEAKS) {
        const point = this.quarters + ((<usize>(HISTORY - SCAN_DELAY) + i) << 5)
        const a = f32x4.abs(v128.load(point))
        const b = f32x4.abs(v128.load(point, 16))
        const c = f32x4.abs(v128.load(point, 32))
        pair = largerPair(f32x4.max(f32x4.max(a, b), c))
        if (largerOfPair(pair) >= near) {
          for (let part: usize = 0; part < 32; part += 8) {
            const ends = largerPair(f32x4.abs(v128.load(point + part)))
            if (largerOfPair(ends) >= near) pair = f32x4.max(pair, finePair(point + part, this.fine))
          }
          if (this.hann !== 0) {
            const others = hannPair(this.intervalAt(<i32>i), this.hann)
            pair = f32x4.max(pair, f32x4.mul(others, f32x4.splat(HANN_WEIGHT)))
          }
        }
      }
      v128.store64_lane(this.peaks + (i << 3), pair, 0)
      highest = f32x4.max(highest, pair)
    }
    this.highest = largerOfPair(highest)
  }
}
