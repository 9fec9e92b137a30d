import type { Dsp } from './dsp'
import { livePlanes } from './live-planes'

interface MonitorExports {
  monitor_create(rateHz: number, maxBlock: number, groups: number, latency: number, stripLatency: number): number
  monitor_inputs(self: number): number
  monitor_outputs(self: number): number
  monitor_set_slot(self: number, slot: number): void
  monitor_set_slot_gain(self: number, slot: number, gain: number): void
  monitor_reset(self: number): void
  monitor_process(self: number, frames: number): void
}

/** What the listener can switch between. */
export const MONITOR_SLOT = { master: 0, sum: 1, rough: 2, reference: 3 } as const
export type MonitorSlot = (typeof MONITOR_SLOT)[keyof typeof MONITOR_SLOT]

const MASTER = 0
const ROUGH = 1
const REFERENCE = 2
const FIRST_DRY = 3

export interface MonitorOptions {
  rateHz: number
  maxBlock: number
  groups: number
  /** Of the master. */
  latencyFrames: number
  stripLatencyFrames: number
}

/**
 * The slot selector: everything is delayed to where the master is. The plain sum is made of the dry inputs in order, and
 * the strips have delayed those already; switching cross-fades over 10 ms.
 */
export class Monitor {
  private readonly calls: MonitorExports
  private readonly self: number
  private readonly inputs: (() => Float32Array)[]
  private readonly outputs: (() => Float32Array)[]

  constructor(dsp: Dsp, options: MonitorOptions) {
    const { rateHz, maxBlock, groups, latencyFrames, stripLatencyFrames } = options
    this.calls = dsp.exports as unknown as MonitorExports
    this.self = this.calls.monitor_create(rateHz, maxBlock, groups, latencyFrames, stripLatencyFrames)
    this.inputs = livePlanes(dsp, this.calls.monitor_inputs(this.self), 2 * (FIRST_DRY + groups), maxBlock)
    this.outputs = livePlanes(dsp, this.calls.monitor_outputs(this.self), 2, maxBlock)
  }

  get masterLeft(): Float32Array {
    return this.inputs[2 * MASTER]!()
  }

  get masterRight(): Float32Array {
    return this.inputs[2 * MASTER + 1]!()
  }

  get roughLeft(): Float32Array {
    return this.inputs[2 * ROUGH]!()
  }

  get roughRight(): Float32Array {
    return this.inputs[2 * ROUGH + 1]!()
  }

  get referenceLeft(): Float32Array {
    return this.inputs[2 * REFERENCE]!()
  }

  get referenceRight(): Float32Array {
    return this.inputs[2 * REFERENCE + 1]!()
  }

  dryLeft(group: number): Float32Array {
    return this.inputs[2 * (FIRST_DRY + group)]!()
  }

  dryRight(group: number): Float32Array {
    return this.inputs[2 * (FIRST_DRY + group) + 1]!()
  }

  get outputLeft(): Float32Array {
    return this.outputs[0]!()
  }

  get outputRight(): Float32Array {
    return this.outputs[1]!()
  }

  setSlot(slot: MonitorSlot): void {
    this.calls.monitor_set_slot(this.self, slot)
  }

  /** Linear; reached over 20 ms. */
  setSlotGain(slot: MonitorSlot, gain: number): void {
    this.calls.monitor_set_slot_gain(this.self, slot, gain)
  }

  /** Empties the delay lines and takes slot and gains at once. */
  reset(): void {
    this.calls.monitor_reset(this.self)
  }

  process(frames: number): void {
    this.calls.monitor_process(this.self, frames)
  }
}
