import type { LIMITER, ValuesOf } from '../params'
import type { Dsp } from './dsp'

interface LimiterExports {
  limiter_create(rateHz: number, maxBlock: number): number
  limiter_latency(self: number): number
  limiter_buffer(self: number): number
  limiter_set(
    self: number,
    on: number,
    ceilingDb: number,
    lookAheadMs: number,
    autoRelease: number,
    releaseMs: number,
  ): void
  limiter_reset(self: number): void
  limiter_process(self: number, frames: number): void
  limiter_gain_reduction_db(self: number): number
  limiter_clear_meters(self: number): void
}

export type LimiterSettings = Omit<ValuesOf<typeof LIMITER>, 'driveDb'>

/** The true-peak limiter alone (drive excluded), in float64: last before a delivery, at the delivery's rate. */
export class Limiter {
  readonly latencyFrames: number
  private readonly calls: LimiterExports
  private readonly self: number
  private readonly bufferView: () => Float64Array

  constructor(dsp: Dsp, options: { rateHz: number; maxBlock: number }) {
    this.calls = dsp.exports as unknown as LimiterExports
    this.self = this.calls.limiter_create(options.rateHz, options.maxBlock)
    this.latencyFrames = this.calls.limiter_latency(this.self)
    this.bufferView = dsp.liveF64(this.calls.limiter_buffer(this.self), 2 * options.maxBlock)
  }

  /** Interleaved stereo, processed in place. */
  get buffer(): Float64Array {
    return this.bufferView()
  }

  setTargets(settings: LimiterSettings): void {
    const { on, ceilingDbtp, lookAheadMs, autoRelease, releaseMs } = settings
    this.calls.limiter_set(this.self, on ? 1 : 0, ceilingDbtp, lookAheadMs, autoRelease ? 1 : 0, releaseMs)
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
