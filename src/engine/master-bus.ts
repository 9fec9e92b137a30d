import {
  defaultMaster,
  MASTER_LAYOUT,
  MASTER_ORDER,
  MASTER_PROCESSORS,
  MULTIBAND_BANDS,
  type OrderedProcessor,
  packBlock,
} from '../params'
import { HOLD_NUMBERS, MAX_HOLDS } from './ceiling-hold'
import type { Dsp } from './dsp'
import { livePlanes } from './live-planes'

interface MasterBusExports {
  master_bus_create(rateHz: number, maxBlock: number, inputs: number, linearPhase: number): number
  master_bus_latency(self: number): number
  master_bus_params(self: number): number
  master_bus_inputs(self: number): number
  master_bus_outputs(self: number): number
  master_bus_meters(self: number): number
  master_bus_sends(self: number): number
  master_bus_order(self: number): number
  master_bus_holds(self: number): number
  master_bus_set_hold_count(self: number, count: number): void
  master_bus_set_extra_drive_db(self: number, db: number): void
  master_bus_set_band_solo(self: number, band: number): void
  master_bus_set_song_frames(self: number, frames: number): void
  master_bus_apply_params(self: number): void
  master_bus_set_delta(self: number, processor: number, band: number): void
  master_bus_set_scope(self: number, processor: number): void
  master_bus_has_delta(self: number): number
  master_bus_reset(self: number): void
  master_bus_process(self: number, frames: number, songFrame: number): void
  master_bus_clear_meters(self: number): void
}

/** Slots of `MasterBus.meters`: linear peaks, reductions in dB (0 or more), since `clearMeters()`. */
export const MASTER_METER = {
  outPeakLeft: 0,
  outPeakRight: 1,
  glueGainReductionDb: 2,
  limiterGainReductionDb: 3,
  /** Of each band of the multiband compressor: four in a row, here and below. */
  bandGainReductionsDb: 4,
  /** What came into each band's compressor; 0 while the multiband compressor is off. */
  bandPeaks: 4 + MULTIBAND_BANDS,
  /** As a strip's compressor has them. */
  glueKeyPower: 4 + 2 * MULTIBAND_BANDS,
  glueInputPeak: 5 + 2 * MULTIBAND_BANDS,
  glueOutputPeak: 6 + 2 * MULTIBAND_BANDS,
  /** Behind the drive, on or off. */
  limiterInputPeak: 7 + 2 * MULTIBAND_BANDS,
  /** With what the limiter finds between the samples: exact above the ceiling, below it at least the sample peak. */
  limiterInputTruePeak: 8 + 2 * MULTIBAND_BANDS,
  /** Of the output: sums of the squares of each channel, and of how many frames. */
  outEnergyLeft: 9 + 2 * MULTIBAND_BANDS,
  outEnergyRight: 10 + 2 * MULTIBAND_BANDS,
  outFrames: 11 + 2 * MULTIBAND_BANDS,
} as const

/** Planes of output, delta, and before and after the watched processor. */
const PLANES = 8
const SCOPE_PLANE = 4

const METERS = MASTER_METER.outFrames + 1

export interface MasterBusOptions {
  rateHz: number
  maxBlock: number
  inputs: number
  linearPhase?: boolean
}

/**
 * Sum of the groups in order and the reverb of their sends, the processors in their order, fades, drive, true-peak
 * limiter and ceiling holds; see worklets/dsp/master-bus/. With `linearPhase` its equaliser is of linear phase, and the latency longer.
 * Write the inputs, call `process`, read the outputs: they hold what went in `latencyFrames` before. A new bus is neutral.
 */
export class MasterBus {
  readonly latencyFrames: number
  /** Whether a processor is looked at. */
  hasScope = false
  /** The handle in the binary: a follower is made from it. */
  readonly self: number
  private readonly calls: MasterBusExports
  private readonly paramsView: () => Float64Array
  private readonly metersView: () => Float64Array
  private readonly inputs: (() => Float32Array)[]
  private readonly outputs: (() => Float32Array)[]
  private readonly sendsView: () => Float64Array
  private readonly orderView: () => Float64Array
  private readonly holdsView: () => Float64Array

  constructor(dsp: Dsp, options: MasterBusOptions) {
    const { rateHz, maxBlock, inputs, linearPhase = false } = options
    this.calls = dsp.exports as unknown as MasterBusExports
    this.self = this.calls.master_bus_create(rateHz, maxBlock, inputs, linearPhase ? 1 : 0)
    this.latencyFrames = this.calls.master_bus_latency(this.self)
    this.paramsView = dsp.liveF64(this.calls.master_bus_params(this.self), MASTER_LAYOUT.length)
    this.metersView = dsp.liveF64(this.calls.master_bus_meters(this.self), METERS)
    this.inputs = livePlanes(dsp, this.calls.master_bus_inputs(this.self), 2 * inputs, maxBlock)
    this.outputs = livePlanes(dsp, this.calls.master_bus_outputs(this.self), PLANES, maxBlock)
    this.sendsView = dsp.liveF64(this.calls.master_bus_sends(this.self), inputs)
    this.orderView = dsp.liveF64(this.calls.master_bus_order(this.self), MASTER_ORDER.length)
    this.holdsView = dsp.liveF64(this.calls.master_bus_holds(this.self), HOLD_NUMBERS * MAX_HOLDS)
    packBlock(MASTER_LAYOUT, defaultMaster(), this.params)
    this.reset()
  }

  /** The parameter block in the order of MASTER_LAYOUT: write it, then `applyParams()` or `reset()`. */
  get params(): Float64Array {
    return this.paramsView()
  }

  get meters(): Float64Array {
    return this.metersView()
  }

  inputLeft(input: number): Float32Array {
    return this.inputs[2 * input]!()
  }

  inputRight(input: number): Float32Array {
    return this.inputs[2 * input + 1]!()
  }

  get outputLeft(): Float32Array {
    return this.outputs[0]!()
  }

  get outputRight(): Float32Array {
    return this.outputs[1]!()
  }

  /** What one processor changes, where the output is, where `hasDelta` says so. */
  get deltaLeft(): Float32Array {
    return this.outputs[2]!()
  }

  get deltaRight(): Float32Array {
    return this.outputs[3]!()
  }

  /** What each input sends to the reverb in decibels (sendsDb), taken by the next `applyParams()` or `reset()`. */
  setSends(levelsDb: ArrayLike<number>): void {
    this.sendsView().set(levelsDb)
  }

  /** The order of the processors before the fades, taken by the next `applyParams()` or `reset()`. */
  setOrder(order: readonly OrderedProcessor[]): void {
    const view = this.orderView()
    for (let place = 0; place < order.length; place++) {
      view[place] = MASTER_ORDER.indexOf(order[place] as OrderedProcessor)
    }
  }

  /** Gain into the limiter beside the drive, in decibels, taken by the next `applyParams()` or `reset()`. */
  setExtraDriveDb(db: number): void {
    this.calls.master_bus_set_extra_drive_db(this.self, db)
  }

  /**
   * Ceiling holds (packHolds) in frames of the song, behind the limiter, on or off; taken by the next `applyParams()` or
   * `reset()`. Holds that change while they play are cross-faded. RangeError for more than MAX_HOLDS.
   */
  setHolds(packed: Float64Array): void {
    this.holdsView().set(packed)
    this.calls.master_bus_set_hold_count(this.self, packed.length / HOLD_NUMBERS)
  }

  /** Hears one band of the multiband compressor alone, 0 to 3; -1 hears all. For listening only. */
  setBandSolo(band: number): void {
    this.calls.master_bus_set_band_solo(this.self, band)
  }

  /**
   * Hears what a processor changes: its output less its input, aligned with the output, through the drive where that is
   * behind it. By its number in MASTER_PROCESSORS; the reverb gives what it adds; the fades and any other number listen to
   * none. With `band` (0 to 7) of the equaliser only what that band works on is heard, in what leaves the equaliser. It
   * never reaches the output. While the order changes it is silent.
   */
  setDelta(processor: number, band = -1): void {
    this.calls.master_bus_set_delta(this.self, processor, band)
  }

  /** Looks at the sound before and after a processor, by its number in MASTER_PROCESSORS; any other looks at none. */
  setScope(processor: number): void {
    this.hasScope = processor >= 0 && processor < MASTER_PROCESSORS.length
    this.calls.master_bus_set_scope(this.self, this.hasScope ? processor : -1)
  }

  /** Of the last `process`, where `hasScope`: left (0) and right (1) before the processor, left (2) and right (3) after it. */
  scopePlane(plane: number): Float32Array {
    return this.outputs[SCOPE_PLANE + plane]!()
  }

  /** Whether the last `process` wrote the delta: while it is listened to, and until it has faded out. */
  get hasDelta(): boolean {
    return this.calls.master_bus_has_delta(this.self) !== 0
  }

  /** Length of the song in frames: the master's end and fade-out are counted back from it. */
  setSongFrames(frames: number): void {
    this.calls.master_bus_set_song_frames(this.self, frames)
  }

  /** Takes the parameters as new targets, reached without a click. */
  applyParams(): void {
    this.calls.master_bus_apply_params(this.self)
  }

  /** Clears all state and takes the parameters at once. */
  reset(): void {
    this.calls.master_bus_reset(this.self)
  }

  /** `songFrame`: where the first input frame stands in the song. */
  process(frames: number, songFrame: number): void {
    this.calls.master_bus_process(this.self, frames, songFrame)
  }

  clearMeters(): void {
    this.calls.master_bus_clear_meters(this.self)
  }
}
