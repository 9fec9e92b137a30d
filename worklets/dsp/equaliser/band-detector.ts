// What a dynamic band hears: the level of its input in the band itself, the louder of the two channels, as the peak that a
// sine of that level has (0 dB: full scale). Feed-forward: the band's own gain is not in it.
// A bell listens through a band-pass of its frequency and Q, a shelf through a Butterworth low-pass or high-pass of order 2.
// For a bell the square is taken of the sound and of the same sound turned by 90 degrees at the band's frequency (first-order
// all-pass), so that a sine there reads without ripple from sample to sample; for a shelf, of the sound alone. The largest
// value of a short window counts: 4 % of the release, as in the compressor, but at least half a period of the band.

import { EQ_BAND_TYPE_BELL, EQ_BAND_TYPE_LOW_SHELF } from '../generated/slots'
import { log2x2 } from '../maths/fast-math'
import { CONTROL_FRAMES } from './biquad-stage'
import { designBandPass, designHighPass, designLowPass } from './matched-shapes'

const PARTS: i32 = 4
const DB_PER_LOG2_POWER: f64 = 3.010299956639812
/** -200 dB. */
const POWER_FLOOR: f64 = 1e-20
const TINY: f64 = 1e-40
const BYTES: usize = 64

const coefficients: StaticArray<f64> = new StaticArray<f64>(5)

export class BandDetector {
  /** Frames by which a fall of the level is seen late, on average, by the window and the grid. */
  delayFrames: f64 = 0
  /** Two states of the filter, one of the all-pass, the largest square of the interval under way. */
  private state: usize = heap.alloc(BYTES)
  /** The filter, arranged as in biquad.ts. */
  private b0: f64 = 0
  private c1: f64 = 0
  private c2: f64 = 0
  private a1: f64 = 0
  private a2: f64 = 0
  private turn: f64 = 0
  private turned: f64 = 0
  /** The window in parts of some control intervals: the maximum of the part under way, then of those before it. */
  private maxima: StaticArray<f64> = new StaticArray<f64>(PARTS)
  private parts: i32 = 1
  private partIntervals: i32 = 1
  private partLeft: i32 = 1

  constructor(private sampleRate: f64) {
    this.clear()
  }

  clear(): void {
    memory.fill(this.state, 0, BYTES)
    this.maxima.fill(0)
    this.partLeft = this.partIntervals
  }

  flush(): void {
    for (let offset: usize = 0; offset < BYTES; offset += 8) {
      if (Math.abs(load<f64>(this.state + offset)) < TINY) store<f64>(this.state + offset, 0)
    }
  }

  /** Listens to a band of this type at `w0` radians per sample. */
  design(type: i32, w0: f64, q: f64): void {
    if (type === EQ_BAND_TYPE_BELL) designBandPass(w0, q, coefficients)
    else if (type === EQ_BAND_TYPE_LOW_SHELF) designLowPass(w0, NativeMath.SQRT1_2, coefficients)
    else designHighPass(w0, NativeMath.SQRT1_2, coefficients)
    this.b0 = coefficients[0]
    this.a1 = coefficients[3]
    this.a2 = coefficients[4]
    this.c1 = coefficients[1] - this.a1 * this.b0
    this.c2 = coefficients[2] - this.a2 * this.b0
    const t = NativeMath.tan(0.5 * w0)
    this.turn = (t - 1) / (t + 1)
    this.turned = type === EQ_BAND_TYPE_BELL ? 1 : 0
  }

  /** The window for a band at `hz` with this release; one of a low shelf holds half a period an octave lower. */
  setWindow(type: i32, hz: f64, releaseMs: f64): void {
    const period = 1 / (type === EQ_BAND_TYPE_LOW_SHELF ? 0.5 * hz : hz)
    const seconds = max(min(0.01, 0.04 * releaseMs * 0.001), 0.5 * period)
    const intervals = max(<i32>Math.ceil((seconds * this.sampleRate) / <f64>CONTROL_FRAMES), 1)
    this.parts = min(intervals, PARTS)
    this.partIntervals = (intervals + this.parts - 1) / this.parts
    this.partLeft = min(this.partLeft, this.partIntervals)
    const intervalsLate = (<f64>this.parts - 0.5) * <f64>this.partIntervals + 1
    this.delayFrames = intervalsLate * <f64>CONTROL_FRAMES
  }

  process(buffer: usize, frames: i32): void {
    const b0 = f64x2.splat(this.b0)
    const c1 = f64x2.splat(this.c1)
    const c2 = f64x2.splat(this.c2)
    const a1 = f64x2.splat(this.a1)
    const a2 = f64x2.splat(this.a2)
    const turn = f64x2.splat(this.turn)
    const turned = f64x2.splat(this.turned)
    let s1 = v128.load(this.state)
    let s2 = v128.load(this.state, 16)
    let r = v128.load(this.state, 32)
    let largest = v128.load(this.state, 48)
    const end = buffer + ((<usize>frames) << 4)
    for (let at = buffer; at < end; at += 16) {
      const x = v128.load(at)
      const y = f64x2.add(f64x2.mul(b0, x), s1)
      const t = f64x2.add(f64x2.mul(c1, x), s2)
      s2 = f64x2.sub(f64x2.mul(c2, x), f64x2.mul(a2, s1))
      s1 = f64x2.sub(t, f64x2.mul(a1, s1))
      const z = f64x2.add(f64x2.mul(turn, y), r)
      r = f64x2.sub(y, f64x2.mul(turn, z))
      largest = f64x2.pmax(largest, f64x2.add(f64x2.mul(y, y), f64x2.mul(turned, f64x2.mul(z, z))))
    }
    v128.store(this.state, s1)
    v128.store(this.state, s2, 16)
    v128.store(this.state, r, 32)
    v128.store(this.state, largest, 48)
  }

  /** Ends a control interval: the level in decibels of the window up to now. */
  takeLevelDb(): f64 {
    const own = max(load<f64>(this.state, 48), load<f64>(this.state, 56))
    v128.store(this.state, f64x2.splat(0), 48)
    const maxima = this.maxima
    maxima[0] = max(unchecked(maxima[0]), own)
    let level = unchecked(maxima[0])
    for (let i = 1; i < this.parts; i++) level = max(level, unchecked(maxima[i]))
    if (--this.partLeft <= 0) {
      this.partLeft = this.partIntervals
      for (let i = PARTS - 1; i > 0; i--) maxima[i] = unchecked(maxima[i - 1])
      maxima[0] = 0
    }
    return DB_PER_LOG2_POWER * f64x2.extract_lane(log2x2(f64x2.splat(max(level, POWER_FLOOR))), 0)
  }
}
