// The stated true-peak meter, ITU-R BS.1770-5 Annex 2: 16 times oversampled, 64 taps a phase (true-peak-kernels), the
// larger of that and the sample peak, both channels. TruePeakMeter reads the same number in a fraction of the time: the
// long kernel runs only in intervals whose estimate comes within 0.02 dB of the largest peak so far, and the estimate
// is within 0.002 dB of it.
import { CeilingOvers } from './ceiling-overs'
import { fourfoldKernel, longKernel, PHASES, TAPS, TAPS_BEFORE } from './true-peak-kernels'
import { SCAN_CHUNK, SCAN_DELAY, TruePeakScan } from './true-peak-scan'

const CLOSE: f64 = 0.9977
const FLOOR: f64 = 1e-9

/** Largest of the 15 points between a frame and the next; `frame` points at its f32 pair [L R] among its neighbours. */
export function longPeak(frame: usize): f64 {
  return largestPoint(frame, longKernel(), PHASES)
}

function largestPoint(frame: usize, kernel: usize, phases: i32): f64 {
  const from = frame - <usize>(TAPS_BEFORE * 8)
  let peak = f64x2.splat(0)
  for (let phase: i32 = 1; phase < phases; phase++) {
    const row = kernel + <usize>(phase * TAPS * 8)
    let a = f64x2.splat(0)
    let b = f64x2.splat(0)
    for (let k: usize = 0; k < <usize>TAPS; k += 2) {
      const pairs = v128.load(from + (k << 3))
      const next = v128.shuffle<f32>(pairs, pairs, 2, 3, 0, 1)
      a = f64x2.add(a, f64x2.mul(f64x2.promote_low_f32x4(pairs), v128.load64_splat(row + (k << 3))))
      b = f64x2.add(b, f64x2.mul(f64x2.promote_low_f32x4(next), v128.load64_splat(row + (k << 3), 8)))
    }
    peak = f64x2.max(peak, f64x2.abs(f64x2.add(a, b)))
  }
  return max(f64x2.extract_lane(peak, 0), f64x2.extract_lane(peak, 1))
}

export class TruePeakMeter {
  /** Linear. */
  samplePeak: f64 = 0
  readonly overs: CeilingOvers = new CeilingOvers()
  /** Of the last call: the largest of the present hop, and what was still to come of the hop before it. */
  hopPeak: f64 = 0
  latePeak: f64 = 0
  private interpolated: f64 = 0
  private threshold: f64 = FLOOR
  private frame: f64 = 0
  private scan: TruePeakScan = new TruePeakScan(false)
  private silence: usize

  constructor() {
    this.silence = heap.alloc((<usize>SCAN_CHUNK) << 4)
    memory.fill(this.silence, 0, (<usize>SCAN_CHUNK) << 4)
  }

  reset(): void {
    this.scan.reset()
    this.overs.reset()
    this.samplePeak = 0
    this.interpolated = 0
    this.threshold = FLOOR
    this.frame = 0
  }

  /** Linear: the largest of the samples and the points between them. */
  get truePeak(): f64 {
    return max(this.interpolated, this.samplePeak)
  }

  setCeiling(db: f64): void {
    this.overs.setCeiling(db, CLOSE)
  }

  /**
   * From `peak` up the peaks of the coming frames are read to 0.002 dB, under it to 0.6 dB, 11 dB under it by the samples.
   * On a fixed grid of frames, so that the readings are the same for any block size.
   */
  lookFrom(peak: f64): void {
    this.threshold = max(peak, FLOOR)
  }

  /** At most SCAN_CHUNK interleaved stereo f64 frames, finite. The first `late` intervals belong to the hop before. */
  process(source: usize, frames: i32, late: i32): void {
    let peaks = f64x2.splat(0)
    for (let i: usize = 0; i < <usize>frames; i++) {
      peaks = f64x2.max(peaks, f64x2.abs(v128.load(source + (i << 4))))
    }
    const highest = max(f64x2.extract_lane(peaks, 0), f64x2.extract_lane(peaks, 1))
    this.samplePeak = max(this.samplePeak, highest)
    this.interpolate(source, frames, late)
    this.hopPeak = max(this.hopPeak, highest)
    this.frame += <f64>frames
  }

  /** The intervals after the last frame, with silence behind it: at the end of a file. */
  finish(late: i32): void {
    this.interpolate(this.silence, SCAN_CHUNK, late)
  }

  private interpolate(source: usize, frames: i32, late: i32): void {
    const scan = this.scan
    let most = this.interpolated
    const least = min(this.threshold, min(max(most * CLOSE, FLOOR), this.overs.near))
    scan.process(source, frames, <f32>least, 0)
    let before: f64 = 0
    let present: f64 = 0
    if (scan.highest > 0) {
      for (let i: i32 = 0; i < frames; i++) {
        const pair = scan.peaks + ((<usize>i) << 3)
        let peak = <f64>max(load<f32>(pair), load<f32>(pair, 4))
        if (peak >= min(max(most * CLOSE, FLOOR), this.overs.near)) {
          peak = this.exactPeak(i)
          most = max(most, peak)
        }
        if (i < late) before = max(before, peak)
        else present = max(present, peak)
      }
    }
    scan.forget(frames)
    this.interpolated = most
    this.hopPeak = present
    this.latePeak = before
  }

  /** Of the interval that is reported for frame `i` of the call, its first sample included. */
  private exactPeak(i: i32): f64 {
    const interval = this.scan.intervalAt(i)
    const sample = <f64>max(abs(load<f32>(interval)), abs(load<f32>(interval, 4)))
    const peak = max(sample, longPeak(interval))
    this.overs.note(this.frame + <f64>(i - SCAN_DELAY), peak)
    return peak
  }
}

/** Peak of a frame and of the points to the next, without short cuts, at 16 phases or at 64. */
function statedPeak(frame: usize, isFourfold: bool): f64 {
  const sample = <f64>max(abs(load<f32>(frame)), abs(load<f32>(frame, 4)))
  const between = isFourfold ? largestPoint(frame, fourfoldKernel(), 4 * PHASES) : longPeak(frame)
  return max(sample, between)
}

/** The stated meter without short cuts. `pairs`: f32 [L R] with TAPS silent frames before and after `frames`. */
export function statedTruePeak(pairs: usize, frames: i32, isFourfold: bool): f64 {
  let peak: f64 = 0
  for (let i: i32 = -TAPS_BEFORE - 1; i < frames + TAPS_BEFORE; i++) {
    peak = max(peak, statedPeak(pairs + <usize>((TAPS + i) << 3), isFourfold))
  }
  return peak
}

/** Writes the peak of each of `frames` intervals to f64 `peaks`; `first` points at the pair of the first frame. */
export function statedIntervalPeaks(first: usize, frames: i32, peaks: usize): void {
  for (let i: usize = 0; i < <usize>frames; i++) {
    store<f64>(peaks + (i << 3), statedPeak(first + (i << 3), false))
  }
}
