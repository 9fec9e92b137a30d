// What a host reads of a master, since it was last cleared: MASTER_METER of src/engine/master-bus.

import { Compressor } from '../compressor/compressor'
import { MULTIBAND_BAND_COUNT } from '../generated/slots'
import { Limiter } from '../limiter/limiter'
import { Multiband } from '../multiband/multiband'

const BAND_BYTES: usize = MULTIBAND_BAND_COUNT << 3
const OUT_PEAK_LEFT: usize = 0
const OUT_PEAK_RIGHT: usize = 8
const GLUE_REDUCTION: usize = 16
const LIMITER_REDUCTION: usize = 24
const BAND_REDUCTIONS: usize = 32
const BAND_PEAKS: usize = BAND_REDUCTIONS + BAND_BYTES
const GLUE: usize = BAND_PEAKS + BAND_BYTES
const LIMITER: usize = GLUE + 24
/** Sums of the squares of left and right, and of how many frames. */
const ENERGY: usize = LIMITER + 16
const BYTES: usize = ENERGY + 24

export class MasterMeters {
  readonly values: usize = heap.alloc(BYTES)

  constructor(
    private multiband: Multiband,
    private glue: Compressor,
    private limiter: Limiter,
  ) {
    this.clear()
  }

  clear(): void {
    memory.fill(this.values, 0, BYTES)
    this.multiband.clearMeters()
    this.glue.clearMeters()
    this.limiter.clearMeters()
  }

  /** After a block; `left` and `right` are what left the master, in f32. */
  read(left: usize, right: usize, frames: i32): void {
    this.readOutput(left, right, frames)
    const values = this.values
    store<f64>(values, this.glue.gainReductionDb, GLUE_REDUCTION)
    store<f64>(values, this.limiter.gainReductionDb, LIMITER_REDUCTION)
    memory.copy(values + BAND_REDUCTIONS, this.multiband.reductionsDb, BAND_BYTES)
    memory.copy(values + BAND_PEAKS, this.multiband.bandPeaks, BAND_BYTES)
    store<f64>(values, this.glue.keyPower, GLUE)
    store<f64>(values, this.glue.inputPeak, GLUE + 8)
    store<f64>(values, this.glue.outputPeak, GLUE + 16)
    store<f64>(values, this.limiter.inputPeak, LIMITER)
    store<f64>(values, this.limiter.inputTruePeak, LIMITER + 8)
  }

  private readOutput(left: usize, right: usize, frames: i32): void {
    const values = this.values
    let peak = f32x4.splat(0)
    let energy = v128.load(values, ENERGY)
    for (let i: usize = 0; i < <usize>frames; i++) {
      const pair = v128.load32_lane(right + (i << 2), v128.load32_zero(left + (i << 2)), 1)
      const exact = f64x2.promote_low_f32x4(pair)
      peak = f32x4.max(peak, f32x4.abs(pair))
      energy = f64x2.add(energy, f64x2.mul(exact, exact))
    }
    v128.store(values, energy, ENERGY)
    store<f64>(values, load<f64>(values, ENERGY + 16) + <f64>frames, ENERGY + 16)
    store<f64>(values, max(load<f64>(values, OUT_PEAK_LEFT), <f64>f32x4.extract_lane(peak, 0)), OUT_PEAK_LEFT)
    store<f64>(values, max(load<f64>(values, OUT_PEAK_RIGHT), <f64>f32x4.extract_lane(peak, 1)), OUT_PEAK_RIGHT)
  }
}
