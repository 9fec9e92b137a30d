import type { Dsp } from './dsp'
import { livePlanes } from './live-planes'
import type { LoudnessHistory, Overs } from './loudness-history'

interface LoudnessMeterExports {
  loudness_meter_create(rateHz: number, maxBlock: number, channels: number, historyPoints: number): number
  loudness_meter_inputs(self: number): number
  loudness_meter_values(self: number): number
  loudness_meter_process(self: number, frames: number): void
  loudness_meter_finish(self: number): void
  loudness_meter_refresh(self: number): void
  loudness_meter_reset(self: number): void
  loudness_meter_take_peak(self: number): number
  loudness_meter_history_points(self: number): number
  loudness_meter_history(self: number, row: number): number
  loudness_meter_history_fine_points(self: number): number
  loudness_meter_history_fine(self: number): number
  loudness_meter_set_ceiling(self: number, ceilingDbtp: number): void
  loudness_meter_overs_total(self: number): number
  loudness_meter_overs_kept(self: number): number
  loudness_meter_overs(self: number, row: number): number
}

/** Slots of `LoudnessMeter.values`. */
export const METER = {
  momentaryLufs: 0,
  shortTermLufs: 1,
  integratedLufs: 2,
  /** Of one window a second, as libebur128 takes them. */
  loudnessRangeLu: 3,
  maxMomentaryLufs: 4,
  maxShortTermLufs: 5,
  truePeakDbtp: 6,
  samplePeakDbfs: 7,
  /** True peak less integrated loudness. */
  plrDb: 8,
  /** True peak of the last 3 s less short-term loudness, over the same window. */
  psrDb: 9,
  /** Of the channels over the last 400 ms: -1 to 1, not defined where one of them is silent. */
  correlation: 10,
  /** The same over the whole programme. */
  overallCorrelation: 11,
  /** Mean of the channel's samples over the whole programme, linear. */
  dcLeft: 12,
  dcRight: 13,
  /** Of ten windows a second: the finest grid that EBU Tech 3342 names. */
  fineLoudnessRangeLu: 14,
} as const

/** What the meter says of a whole programme; -Infinity where a value is not defined. */
export type Loudness = Record<keyof typeof METER, number>

interface MeterOptions {
  rateHz: number
  maxBlock: number
  /** 1 counts one channel, as a mono file is measured. */
  channels: 1 | 2
  /** Keeps a history of so many frames. Never in an audio thread. */
  historyFrames?: number
}

const HISTORY_HOP_SECONDS = 0.1
const FINE_HOP_SECONDS = 0.01

/** The meter's values by name. */
export function loudnessOf(values: ArrayLike<number>): Loudness {
  return Object.fromEntries(
    Object.entries(METER).map(([name, slot]) => [name, values[slot] ?? Number.NEGATIVE_INFINITY]),
  ) as Loudness
}

/**
 * Loudness by ITU-R BS.1770-5 and EBU Tech 3341, range by Tech 3342, true peak 16 times oversampled. Windows count from
 * when they are first full: momentary after 0.4 s, short-term and range after 3 s; until then a reading is -Infinity.
 */
export class LoudnessMeter {
  private readonly dsp: Dsp
  private readonly calls: LoudnessMeterExports
  private readonly self: number
  private readonly maxBlock: number
  private readonly inputs: (() => Float32Array)[]
  private readonly valuesView: () => Float64Array

  constructor(dsp: Dsp, { rateHz, maxBlock, channels, historyFrames = 0 }: MeterOptions) {
    this.dsp = dsp
    this.calls = dsp.exports as unknown as LoudnessMeterExports
    const points = Math.ceil(historyFrames / rateHz / HISTORY_HOP_SECONDS)
    this.self = this.calls.loudness_meter_create(rateHz, maxBlock, channels, points)
    this.maxBlock = maxBlock
    this.inputs = livePlanes(dsp, this.calls.loudness_meter_inputs(this.self), 2, maxBlock)
    this.valuesView = dsp.liveF64(this.calls.loudness_meter_values(this.self), Object.keys(METER).length)
  }

  /** The readings as of the last `refresh()`, by METER. */
  get values(): Float64Array {
    return this.valuesView()
  }

  /** Any number of frames. With one channel `right` is not read. NaN and infinities count as 0. */
  process(left: Float32Array, right: Float32Array, frames: number): void {
    for (let start = 0; start < frames; start += this.maxBlock) {
      const end = Math.min(frames, start + this.maxBlock)
      copySpan(left, this.inputs[0]!(), start, end)
      copySpan(right, this.inputs[1]!(), start, end)
      this.calls.loudness_meter_process(this.self, end - start)
    }
  }

  /**
   * Ends a file: the true peak of the last frames, which needs what follows them, is read against silence, and what is
   * left of 100 ms becomes the last point of the history.
   */
  finish(): void {
    this.calls.loudness_meter_finish(this.self)
  }

  refresh(): void {
    this.calls.loudness_meter_refresh(this.self)
  }

  reset(): void {
    this.calls.loudness_meter_reset(this.self)
  }

  /**
   * Linear true peak of what was reported since the last call: 44 frames late, like all true peaks of this meter. Near the
   * loudest of the last 0.3 s it is exact; what is softer than that by 1 dB reads up to 0.6 dB low, by 11 dB its samples.
   */
  takePeak(): number {
    return this.calls.loudness_meter_take_peak(this.self)
  }

  /** A copy of what was read since the reset, for the frames asked for; empty without. */
  history(): LoudnessHistory {
    const points = this.calls.loudness_meter_history_points(this.self)
    const row = (n: number) => this.dsp.f32(this.calls.loudness_meter_history(this.self, n), points).slice()
    const finePoints = this.calls.loudness_meter_history_fine_points(this.self)
    return {
      hopSeconds: HISTORY_HOP_SECONDS,
      momentaryLufs: row(0),
      shortTermLufs: row(1),
      truePeakDbtp: row(2),
      fineHopSeconds: FINE_HOP_SECONDS,
      fineMomentaryLufs: this.dsp.f32(this.calls.loudness_meter_history_fine(this.self), finePoints).slice(),
    }
  }

  /**
   * From here on every interval between two frames that reads more than this by the stated meter is noted (`overs`). Set
   * it before the first frame, never in an audio thread: it takes memory, and forgets what was noted. Exact as long as no
   * peak of the programme is more than 4 dB over the ceiling; beyond, a soft interval amid loud ones can escape.
   */
  setCeilingDbtp(ceilingDbtp: number | null): void {
    this.calls.loudness_meter_set_ceiling(this.self, ceilingDbtp ?? Number.POSITIVE_INFINITY)
  }

  /** A copy of what was noted since the reset: the first 16384, in order. Frame 0 is the first after the reset. */
  overs(): Overs {
    const kept = this.calls.loudness_meter_overs_kept(this.self)
    const row = (n: number) => this.dsp.f64(this.calls.loudness_meter_overs(this.self, n), kept).slice()
    return { frames: row(0), peaksDbtp: row(1), total: this.calls.loudness_meter_overs_total(this.self) }
  }
}

/** Makes no object for a short span: the live graph calls this in its audio thread. */
function copySpan(from: Float32Array, to: Float32Array, start: number, end: number): void {
  if (end - start > 512) to.set(from.subarray(start, end))
  else for (let i = start; i < end; i++) to[i - start] = from[i]!
}
