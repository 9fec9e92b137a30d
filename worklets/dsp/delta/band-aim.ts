// What of an equaliser is listened to: what it changes, or one of its bands alone.

import {
  EQ_BAND_HZ,
  EQ_BAND_Q,
  EQ_BAND_TYPE,
  EQ_BAND_TYPE_HIGH_SHELF,
  EQ_BAND_TYPE_LOW_SHELF,
  EQ_BAND_TYPE_TILT,
} from '../generated/slots'

/** No band: what the processor changes. */
export const NO_BAND: i32 = -1
/** What lets a band through. */
export const BAND_PASS: i32 = 0
export const LOW_PASS: i32 = 1
export const HIGH_PASS: i32 = 2
/** A tilt works on everything. */
export const ALL_PASS: i32 = 3

/** Wider and narrower than this the ears learn nothing from a band. */
const LEAST_Q: f64 = 0.7
const MOST_Q: f64 = 10

export class BandAim {
  kind: i32 = NO_BAND
  /** Stereo, mid or side: MASTER_EQ_BAND_CHANNELS. */
  channels: i32 = 0
  hz: f64 = 1000
  q: f64 = 1

  aimAtNone(): void {
    this.kind = NO_BAND
    this.channels = 0
  }

  /** `band` points to the first slot of an equaliser's band. */
  aimAtBand(band: usize, channels: i32): void {
    const type = <i32>load<f64>(band + (EQ_BAND_TYPE << 3))
    this.kind = BAND_PASS
    if (type === EQ_BAND_TYPE_LOW_SHELF) this.kind = LOW_PASS
    else if (type === EQ_BAND_TYPE_HIGH_SHELF) this.kind = HIGH_PASS
    else if (type === EQ_BAND_TYPE_TILT) this.kind = ALL_PASS
    this.channels = channels
    this.hz = load<f64>(band + (EQ_BAND_HZ << 3))
    const q = load<f64>(band + (EQ_BAND_Q << 3))
    this.q = this.kind === BAND_PASS ? min(max(q, LEAST_Q), MOST_Q) : NativeMath.SQRT1_2
  }

  /** The region on which a high-pass or a low-pass at `hz` works: below it, or above it. */
  aimAtFilter(isHighPass: bool, hz: f64): void {
    this.kind = isHighPass ? LOW_PASS : HIGH_PASS
    this.channels = 0
    this.hz = hz
    this.q = NativeMath.SQRT1_2
  }
}
