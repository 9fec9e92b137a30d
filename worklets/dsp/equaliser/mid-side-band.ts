// A band of the master's equaliser: on both channels, on their middle, or on their side. Going from one to another is
// a change of kind, behind the same cross-fade as a change of type.

import { MASTER_EQ_BAND_CHANNELS } from '../generated/slots'
import { EqualiserBand, TYPE_MASK } from './equaliser-band'

export class MidSideBand extends EqualiserBand {
  setTargets(band: usize): void {
    super.setTargets(band)
    this.wantedKind += <i32>load<f64>(band + (MASTER_EQ_BAND_CHANNELS << 3)) * (TYPE_MASK + 1)
  }

  /** The choices stereo, mid and side have the numbers of both lanes, the first and the second. */
  protected lanesOf(kind: i32): i32 {
    return kind / (TYPE_MASK + 1)
  }
}
