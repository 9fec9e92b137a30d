import type { Dsp } from './dsp'

interface SingleProcessorExports {
  single_processor_create(kind: number, rateHz: number, maxBlock: number): number
  single_processor_params(self: number): number
  single_processor_buffer(self: number): number
  single_processor_latency(self: number): number
  single_processor_apply_params(self: number): void
  single_processor_reset(self: number): void
  single_processor_process(self: number, frames: number): void
}

/** Processors that can be had alone, in the order of their numbers in the binary. */
export const SINGLE_PROCESSORS = [
  'compressor',
  'saturator',
  'transient',
  'width',
  'multiband',
  'reverb',
  'linearPhase',
  'repair',
  'equaliser',
  'masterEqualiser',
] as const
export type SingleProcessorKind = (typeof SINGLE_PROCESSORS)[number]

/** Slots that a single processor's block has room for. */
const PARAMS = 128

/** One processor by itself, in float64 at both ends: what its properties and its cost are measured on. */
export class SingleProcessor {
  readonly latencyFrames: number
  private readonly calls: SingleProcessorExports
  private readonly self: number
  private readonly paramsView: () => Float64Array
  private readonly bufferView: () => Float64Array

  constructor(dsp: Dsp, kind: SingleProcessorKind, options: { rateHz: number; maxBlock: number }) {
    this.calls = dsp.exports as unknown as SingleProcessorExports
    this.self = this.calls.single_processor_create(SINGLE_PROCESSORS.indexOf(kind), options.rateHz, options.maxBlock)
    this.latencyFrames = this.calls.single_processor_latency(this.self)
    this.paramsView = dsp.liveF64(this.calls.single_processor_params(this.self), PARAMS)
    this.bufferView = dsp.liveF64(this.calls.single_processor_buffer(this.self), 2 * options.maxBlock)
  }

  /** The values of the processor's section, in the order of its table; write, then `applyParams()` or `reset()`. */
  get params(): Float64Array {
    return this.paramsView()
  }

  /** Interleaved stereo, processed in place. */
  get buffer(): Float64Array {
    return this.bufferView()
  }

  /** Takes the parameters as new targets, reached without a click. */
  applyParams(): void {
    this.calls.single_processor_apply_params(this.self)
  }

  /** Clears all state and takes the targets that `applyParams` set at once. */
  reset(): void {
    this.calls.single_processor_reset(this.self)
  }

  process(frames: number): void {
    this.calls.single_processor_process(this.self, frames)
  }
}
