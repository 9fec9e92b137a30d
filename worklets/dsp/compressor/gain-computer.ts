// The static curve of a compressor: how many decibels to take away at a level.
// D. Giannoulis, M. Massberg, J. D. Reiss, "Digital Dynamic Range Compressor Design", JAES 60 (2012), equation 4:
// nothing under the knee, a parabola inside it, (level - threshold) (1 - 1/ratio) above.
import { log2x2 } from '../maths/fast-math'
import { Smoothed } from '../maths/smoothed'

const DB_PER_LOG2_POWER: f64 = 3.010299956639812
/** Powers under this read as this: -200 dB. */
const POWER_FLOOR: f64 = 1e-20

export class GainComputer {
  thresholdDb: f64 = 0
  /** 1 - 1/ratio. */
  slope: f64 = 0
  kneeDb: f64 = 0
  /** While true, the settings go on by a step each frame. */
  gliding: bool = false
  /** The largest power that the last `process` saw in either channel. */
  largestPower: f64 = 0
  private thresholdStep: f64 = 0
  private slopeStep: f64 = 0
  private kneeStep: f64 = 0

  set(thresholdDb: f64, slope: f64, kneeDb: f64): void {
    this.thresholdDb = thresholdDb
    this.slope = slope
    this.kneeDb = kneeDb
    this.gliding = false
  }

  /** Goes to these settings in a straight line; `set` them when the frames have passed. */
  glide(thresholdDb: f64, slope: f64, kneeDb: f64, frames: i32): void {
    this.thresholdStep = (thresholdDb - this.thresholdDb) / <f64>frames
    this.slopeStep = (slope - this.slope) / <f64>frames
    this.kneeStep = (kneeDb - this.kneeDb) / <f64>frames
    this.gliding = true
  }

  /** Decibels of reduction, at least 0, at a level. */
  reductionDb(levelDb: f64): f64 {
    const over = levelDb - this.thresholdDb
    const half = 0.5 * this.kneeDb
    const inKnee = min(max(over + half, 0), this.kneeDb)
    return this.slope * (inKnee * inKnee * this.bend + max(over - half, 0))
  }

  /** The factor of the parabola. */
  private get bend(): f64 {
    return this.kneeDb > 1e-6 ? 0.5 / this.kneeDb : 0
  }

  /** As `reductionDb`, for `frames` pairs of powers (mean squares), which it replaces by decibels; `link` 0..1 ties the pair. */
  process(powers: usize, frames: i32, link: Smoothed): void {
    const gliding = this.gliding
    const linkMoves = !link.isAtRest
    const zero = f64x2.splat(0)
    let threshold = f64x2.splat(this.thresholdDb)
    let slope = f64x2.splat(this.slope)
    let knee = f64x2.splat(this.kneeDb)
    let half = f64x2.splat(0.5 * this.kneeDb)
    let bend = f64x2.splat(this.bend)
    let tie = f64x2.splat(link.value)
    let largest = zero
    const end = powers + ((<usize>frames) << 4)
    for (let at = powers; at < end; at += 16) {
      if (gliding) {
        this.thresholdDb += this.thresholdStep
        this.slope += this.slopeStep
        this.kneeDb = max(this.kneeDb + this.kneeStep, 0)
        threshold = f64x2.splat(this.thresholdDb)
        slope = f64x2.splat(this.slope)
        knee = f64x2.splat(this.kneeDb)
        half = f64x2.splat(0.5 * this.kneeDb)
        bend = f64x2.splat(this.bend)
      }
      const heard = v128.load(at)
      largest = f64x2.pmax(largest, heard)
      const power = f64x2.pmax(heard, f64x2.splat(POWER_FLOOR))
      const over = f64x2.sub(f64x2.mul(log2x2(power), f64x2.splat(DB_PER_LOG2_POWER)), threshold)
      const inKnee = f64x2.pmin(f64x2.pmax(f64x2.add(over, half), zero), knee)
      const curve = f64x2.add(f64x2.mul(f64x2.mul(inKnee, inKnee), bend), f64x2.pmax(f64x2.sub(over, half), zero))
      const own = f64x2.mul(curve, slope)
      if (linkMoves) tie = f64x2.splat(link.next())
      const more = f64x2.pmax(own, i64x2.shuffle(own, own, 1, 0))
      v128.store(at, f64x2.add(own, f64x2.mul(tie, f64x2.sub(more, own))))
    }
    this.largestPower = max(f64x2.extract_lane(largest, 0), f64x2.extract_lane(largest, 1))
  }
}
