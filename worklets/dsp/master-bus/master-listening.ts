// What of the master's processors is listened to and looked at; what is heard of them leaves here as loud as in the song.

import { NO_BAND } from '../delta/band-aim'
import { DeltaTaps } from '../delta/delta-taps'
import {
  MASTER_EQ_NUMBER,
  MASTER_FADES_NUMBER,
  MASTER_LIMITER_NUMBER,
  MASTER_REVERB_NUMBER,
  NO_PROCESSOR,
} from '../delta/processor-numbers'
import { MASTER_EQ_BAND_CHANNELS, MASTER_EQ_BAND_STRIDE, MASTER_EQ_BANDS } from '../generated/slots'
import { Smoothed } from '../maths/smoothed'
import { MasterChain } from './master-chain'

export class MasterListening {
  /** Interleaved f64: what the last `write` gave. */
  readonly delta: usize
  /** A processor, and of the equaliser one band; else -1. */
  private processor: i32 = NO_PROCESSOR
  private band: i32 = NO_BAND
  /** The drive again, for what is listened to in front of it: one f64 a frame. */
  private drive: Smoothed
  private driveGains: usize

  /** `params`: the master's block. `latency`: of the limiter. */
  constructor(
    rateHz: f64,
    maxBlock: i32,
    private taps: DeltaTaps,
    private chain: MasterChain,
    private params: usize,
    private latency: i32,
  ) {
    this.drive = new Smoothed(<i32>NativeMath.round(0.01 * rateHz))
    this.driveGains = heap.alloc((<usize>maxBlock) << 3)
    this.delta = heap.alloc((<usize>maxBlock) << 4)
  }

  /**
   * Listens to what a processor changes: a number of processor-numbers, or NO_PROCESSOR. Of the equaliser `band` (0 to 7) is
   * heard alone. `drive`: the present target of the drive's gain.
   */
  listenTo(processor: i32, band: i32, drive: f64): void {
    if (!this.taps.isHeard) this.drive.snap(drive)
    this.processor = processor
    this.band = processor === MASTER_EQ_NUMBER ? band : NO_BAND
    this.aim()
  }

  /** The parameters have changed: the drive, and a band may stand elsewhere. */
  follow(drive: f64): void {
    if (this.taps.isHeard) this.drive.setTarget(drive)
    if (this.band !== NO_BAND) this.aim()
  }

  /** Looks at a processor, before and after it: a number of processor-numbers, or NO_PROCESSOR. */
  watch(processor: i32): void {
    const isOrdered = processor >= MASTER_EQ_NUMBER && processor < MASTER_FADES_NUMBER
    if (isOrdered) this.taps.watch(processor, this.chain.processors[processor - MASTER_EQ_NUMBER].latency)
    else this.taps.watch(processor, processor === MASTER_LIMITER_NUMBER ? this.latency : 0)
  }

  reset(drive: f64): void {
    this.taps.reset()
    this.drive.snap(drive)
  }

  /** Fills `delta` with what the taps heard of the last `frames` frames. */
  write(frames: i32): void {
    for (let i: usize = 0; i < <usize>frames; i++) store<f64>(this.driveGains + (i << 3), this.drive.next())
    memory.fill(this.delta, 0, (<usize>frames) << 4)
    this.taps.addTo(this.delta, frames, this.driveGains, MASTER_LIMITER_NUMBER)
  }

  private aim(): void {
    const processor = this.processor
    this.aimAtBand()
    const isOrdered = processor >= MASTER_EQ_NUMBER && processor < MASTER_FADES_NUMBER
    this.chain.listenTo(isOrdered ? processor - MASTER_EQ_NUMBER : -1)
    if (isOrdered) return
    if (processor === MASTER_REVERB_NUMBER) this.taps.select(processor, 0, this.chain.latency + this.latency)
    else if (processor === MASTER_LIMITER_NUMBER) this.taps.select(processor, this.latency, 0)
    else this.taps.select(NO_PROCESSOR, 0, 0)
  }

  private aimAtBand(): void {
    const aim = this.taps.aim
    if (this.band === NO_BAND) {
      aim.aimAtNone()
      return
    }
    const band = this.params + ((<usize>(MASTER_EQ_BANDS + this.band * MASTER_EQ_BAND_STRIDE)) << 3)
    aim.aimAtBand(band, <i32>load<f64>(band + (MASTER_EQ_BAND_CHANNELS << 3)))
  }
}
