import { LIMITER, slotValue, type ValuesOf } from '../params'
import { HOLD_NUMBERS, MAX_HOLDS } from './ceiling-hold'
import type { Dsp } from './dsp'

interface LimiterExports {
  limiter_create(rateHz: number, maxBlock: number): number
  limiter_latency(self: number): number
  limiter_params(self: number): number
  limiter_buffer(self: number): number
  limiter_total_gains(self: number): number
  limiter_holds(self: number): number
  limiter_set_hold_count(self: number, count: number): void
  limiter_apply_params(self: number): void
  limiter_reset(self: number): void
  limiter_process(self: number, frames: number): void
  limiter_gain_reduction_db(self: number): number
  limiter_clear_meters(self: number): void
  limiter_follower_create(leader: number, maxBlock: number): number
  limiter_follower_buffer(self: number): number
  limiter_follower_reset(self: number): void
  limiter_follower_process(self: number, frames: number): void
}

export type LimiterSettings = Omit<ValuesOf<typeof LIMITER>, 'driveDb'>

const PARAMS = Object.entries(LIMITER)

/** The true-peak limiter alone (drive excluded) and its ceiling holds, in float64: last before a delivery, at its rate. */
export class Limiter {
  readonly latencyFrames: number
  /** Its handle in the binary, for followers. */
  readonly self: number
  private readonly calls: LimiterExports
  private readonly paramsView: () => Float64Array
  private readonly bufferView: () => Float64Array
  private readonly totalGainsView: () => Float64Array
  private readonly holdsView: () => Float64Array

  constructor(dsp: Dsp, options: { rateHz: number; maxBlock: number }) {
    this.calls = dsp.exports as unknown as LimiterExports
    this.self = this.calls.limiter_create(options.rateHz, options.maxBlock)
    this.latencyFrames = this.calls.limiter_latency(this.self)
    this.paramsView = dsp.liveF64(this.calls.limiter_params(this.self), PARAMS.length)
    this.bufferView = dsp.liveF64(this.calls.limiter_buffer(this.self), 2 * options.maxBlock)
    this.totalGainsView = dsp.liveF64(this.calls.limiter_total_gains(this.self), 2 * options.maxBlock)
    this.holdsView = dsp.liveF64(this.calls.limiter_holds(this.self), HOLD_NUMBERS * MAX_HOLDS)
  }

  /** Interleaved stereo, processed in place. */
  get buffer(): Float64Array {
    return this.bufferView()
  }

  /**
   * Interleaved gains of the last block: a frame that came out is the one `latencyFrames` before, times these and what
   * ceiling holds took off it.
   */
  get totalGains(): Float64Array {
    return this.totalGainsView()
  }

  setTargets(settings: LimiterSettings): void {
    const values: Record<string, unknown> = { ...settings, driveDb: 0 }
    const slots = this.paramsView()
    PARAMS.forEach(([id, param], slot) => {
      slots[slot] = slotValue(param, values[id])
    })
    this.calls.limiter_apply_params(this.self)
  }

  /**
   * Ceiling holds (packHolds), taken by the next `setTargets()` or `reset()`. Their frames are those that went in since the
   * last `reset()`. RangeError for more than MAX_HOLDS.
   */
  setHolds(packed: Float64Array): void {
    this.holdsView().set(packed)
    this.calls.limiter_set_hold_count(this.self, packed.length / HOLD_NUMBERS)
  }

  /** Clears all state and takes the targets at once. */
  reset(): void {
    this.calls.limiter_reset(this.self)
  }

  process(frames: number): void {
    this.calls.limiter_process(this.self, frames)
  }

  /** Largest since `clearMeters()`, 0 or more. */
  get gainReductionDb(): number {
    return this.calls.limiter_gain_reduction_db(this.self)
  }

  clearMeters(): void {
    this.calls.limiter_clear_meters(this.self)
  }
}

/**
 * Turns another signal down as a limiter of the same Dsp and its holds did the block that it has just processed, as late:
 * what summed up to the limiter's input sums up to its output.
 */
export class LimiterFollower {
  private readonly calls: LimiterExports
  private readonly self: number
  private readonly bufferView: () => Float64Array

  constructor(dsp: Dsp, leader: Limiter, options: { maxBlock: number }) {
    this.calls = dsp.exports as unknown as LimiterExports
    this.self = this.calls.limiter_follower_create(leader.self, options.maxBlock)
    this.bufferView = dsp.liveF64(this.calls.limiter_follower_buffer(this.self), 2 * options.maxBlock)
  }

  /** Interleaved stereo, processed in place. */
  get buffer(): Float64Array {
    return this.bufferView()
  }

  reset(): void {
    this.calls.limiter_follower_reset(this.self)
  }

  process(frames: number): void {
    this.calls.limiter_follower_process(this.self, frames)
  }
}
