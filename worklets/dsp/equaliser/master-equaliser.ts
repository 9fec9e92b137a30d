// The master's equaliser, minimum phase: every band on left and right, on the middle, or on the side.

import { EQ_BAND_COUNT, MASTER_EQ, MASTER_EQ_BAND_STRIDE, MASTER_EQ_BANDS, MASTER_EQ_ON } from '../generated/slots'
import { BandEqualiser } from './band-equaliser'
import { BiquadStage } from './biquad-stage'
import { MidSideBand } from './mid-side-band'

export class MasterEqualiser extends BandEqualiser {
  constructor(rateHz: f64, _maxBlock: i32) {
    super(rateHz, [] as BiquadStage[])
    for (let i = 0; i < EQ_BAND_COUNT; i++) this.addBand(new MidSideBand(rateHz))
  }

  setTargets(params: usize, baseSlot: i32): void {
    const bandsSlot = baseSlot + MASTER_EQ_BANDS - MASTER_EQ
    this.setBands(params, baseSlot + MASTER_EQ_ON - MASTER_EQ, bandsSlot, MASTER_EQ_BAND_STRIDE)
  }
}
