// What of a strip's processors is listened to and looked at.

import { NO_BAND } from '../delta/band-aim'
import { DeltaTaps } from '../delta/delta-taps'
import { NO_PROCESSOR, STRIP_EQ_NUMBER, STRIP_FILTERS_NUMBER, STRIP_SATURATOR_NUMBER } from '../delta/processor-numbers'
import {
  STRIP_EQ_BAND_STRIDE,
  STRIP_EQ_BANDS,
  STRIP_FILTERS_HIGH_PASS_HZ,
  STRIP_FILTERS_LOW_PASS_HZ,
} from '../generated/slots'

export class StripListening {
  /** A processor, and of the equaliser or the filters one band; else -1. */
  private processor: i32 = NO_PROCESSOR
  private band: i32 = NO_BAND

  /** `params`: the strip's block. `latency`: of its saturator, the only one that has any. */
  constructor(
    private taps: DeltaTaps,
    private params: usize,
    private latency: i32,
  ) {}

  /**
   * Listens to what a processor changes: a number of processor-numbers, or NO_PROCESSOR. Of the equaliser `band` (0 to 7) is
   * heard alone, of the filters what their high-pass (0) or low-pass (1) works on.
   */
  listenTo(processor: i32, band: i32): void {
    this.processor = processor
    this.band = processor === STRIP_EQ_NUMBER || processor === STRIP_FILTERS_NUMBER ? band : NO_BAND
    this.aim()
  }

  /** The parameters have changed: a band may stand elsewhere. */
  follow(): void {
    if (this.band !== NO_BAND) this.aim()
  }

  /** Looks at a processor, before and after it: a number of processor-numbers, or NO_PROCESSOR. */
  watch(processor: i32): void {
    this.taps.watch(processor, this.latencyOf(processor))
  }

  private aim(): void {
    const aim = this.taps.aim
    const processor = this.processor
    if (this.band === NO_BAND) aim.aimAtNone()
    else if (processor === STRIP_EQ_NUMBER) aim.aimAtBand(this.at(STRIP_EQ_BANDS + this.band * STRIP_EQ_BAND_STRIDE), 0)
    else if (this.band === 0) aim.aimAtFilter(true, load<f64>(this.at(STRIP_FILTERS_HIGH_PASS_HZ)))
    else aim.aimAtFilter(false, load<f64>(this.at(STRIP_FILTERS_LOW_PASS_HZ)))
    this.taps.select(processor, this.latencyOf(processor), processor < STRIP_SATURATOR_NUMBER ? this.latency : 0)
  }

  private at(slot: i32): usize {
    return this.params + ((<usize>slot) << 3)
  }

  private latencyOf(processor: i32): i32 {
    return processor === STRIP_SATURATOR_NUMBER ? this.latency : 0
  }
}
