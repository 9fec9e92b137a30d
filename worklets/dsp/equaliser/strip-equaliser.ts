// A strip's equaliser: bands that can be made dynamic, with the strip's repair and filters in front.

import { EQ_BAND_COUNT, STRIP_EQ, STRIP_EQ_BAND_STRIDE, STRIP_EQ_BANDS, STRIP_EQ_ON } from '../generated/slots'
import { BandEqualiser } from './band-equaliser'
import { BiquadStage } from './biquad-stage'
import { DynamicBand } from './dynamic-band'

export class StripEqualiser extends BandEqualiser {
  private dynamicBands: DynamicBand[] = []

  constructor(rateHz: f64, _maxBlock: i32, leading: BiquadStage[] = []) {
    super(rateHz, leading)
    for (let i = 0; i < EQ_BAND_COUNT; i++) {
      const band = new DynamicBand(rateHz)
      this.dynamicBands.push(band)
      this.addBand(band)
    }
  }

  setTargets(params: usize, baseSlot: i32): void {
    const bandsSlot = baseSlot + STRIP_EQ_BANDS - STRIP_EQ
    this.setBands(params, baseSlot + STRIP_EQ_ON - STRIP_EQ, bandsSlot, STRIP_EQ_BAND_STRIDE)
  }

  reset(): void {
    super.reset()
    this.clearMeters()
  }

  /** What a dynamic band added to its gain, in decibels: of all bands the value farthest from 0 since clearMeters. */
  get farthestMovedDb(): f64 {
    let farthest: f64 = 0
    for (let i = 0; i < EQ_BAND_COUNT; i++) {
      const moved = unchecked(this.dynamicBands[i]).movedDb
      if (Math.abs(moved) > Math.abs(farthest)) farthest = moved
    }
    return farthest
  }

  clearMeters(): void {
    for (let i = 0; i < EQ_BAND_COUNT; i++) unchecked(this.dynamicBands[i]).movedDb = 0
  }
}
