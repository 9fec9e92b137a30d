import type { Dsp } from './dsp'
import { livePlanes } from './live-planes'

interface LoudnessMeterExports {
  loudness_meter_create(rateHz: number, maxBlock: number, channels: number): number
  loudness_meter_inputs(self: number): number
  loudness_meter_values(self: number): number
  loudness_meter_process(self: number, frames: number): void
  loudness_meter_finish(self: number): void
  loudness_meter_refresh(self: number): void
  loudness_meter_reset(self: number): void
}

/** Slots of `LoudnessMeter.values`. */
export const METER = {
  momentaryLufs: 0,
  shortTermLufs: 1,
  integratedLufs: 2,
  loudnessRangeLu: 3,
  maxMomentaryLufs: 4,
  maxShortTermLufs: 5,
  truePeakDbtp: 6,
  samplePeakDbfs: 7,
} as const

/** What the meter says of a whole programme; -Infinity where a value is not defined. */
export type Loudness = Record<keyof typeof METER, number>

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
  private readonly calls: LoudnessMeterExports
  private readonly self: number
  private readonly maxBlock: number
  private readonly inputs: (() => Float32Array)[]
  private readonly valuesView: () => Float64Array

  /** `channels`: 1 counts one channel, as a mono file is measured. */
  constructor(dsp: Dsp, options: { rateHz: number; maxBlock: number; channels: 1 | 2 }) {
    const { rateHz, maxBlock, channels } = options
    this.calls = dsp.exports as unknown as LoudnessMeterExports
    this.self = this.calls.loudness_meter_create(rateHz, maxBlock, channels)
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

  /** Ends a file: the true peak of the last frames, which needs what follows them, is read against silence. */
  finish(): void {
    this.calls.loudness_meter_finish(this.self)
  }

  refresh(): void {
    this.calls.loudness_meter_refresh(this.self)
  }

  reset(): void {
    this.calls.loudness_meter_reset(this.self)
  }
}

/** Makes no object for a short span: the live graph calls this in its audio thread. */
function copySpan(from: Float32Array, to: Float32Array, start: number, end: number): void {
  if (end - start > 512) to.set(from.subarray(start, end))
  else for (let i = start; i < end; i++) to[i - start] = from[i]!
}
