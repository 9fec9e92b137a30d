import type { Dsp } from './dsp'
import { livePlanes } from './live-planes'

interface MonitorExports {
  monitor_create(
    rateHz: number,
    maxBlock: number,
    groups: number,
    lanes: number,
    latency: number,
    stripLatency: number,
  ): number
  monitor_inputs(self: number): number
  monitor_outputs(self: number): number
  monitor_set_lanes(self: number, lanes: number): void
  monitor_running_lanes(self: number): number
  monitor_set_slot(self: number, slot: number): void
  monitor_set_slot_gain(self: number, slot: number, gain: number): void
  monitor_add_check_band(self: number, lowHz: number, highHz: number): void
  monitor_set_checks(self: number, channels: number, band: number, gain: number): void
  monitor_set_delta(self: number, on: number): void
  monitor_runs_delta(self: number): number
  monitor_reset(self: number): void
  monitor_process(self: number, frames: number): void
}

/** Numbers of the slots: lane n is slot `firstLane + n`. */
export const MONITOR_SLOT = { master: 0, sum: 1, firstLane: 2 } as const

/** How the listening checks take the channels: mono and side go to both sides at (L + R) / 2 and (L - R) / 2. */
export const CHECK_CHANNEL = { stereo: 0, mono: 1, side: 2, swapped: 3 } as const

/** Edges of a band of the listening checks, Butterworth of order 4; null is open. */
export interface CheckEdges {
  readonly lowHz: number | null
  readonly highHz: number | null
}

export interface MonitorOptions {
  rateHz: number
  maxBlock: number
  groups: number
  /** Sources that come straight from the player: rough mix, references, versions. */
  lanes: number
  /** Of the master. */
  latencyFrames: number
  stripLatencyFrames: number
  /** Bands of the listening checks beside the full range, which is band 0. */
  checkBands?: readonly CheckEdges[]
}

/**
 * The slot selector: everything is delayed to where the master is. The plain sum is made of the dry inputs in order, and
 * the strips have delayed those already; switching cross-fades over 10 ms, from any slot to any other. Then the listening checks;
 * with none of them on, the slot passes as it is.
 */
export class Monitor {
  private readonly calls: MonitorExports
  private readonly self: number
  private readonly groups: number
  private readonly lanes: number
  private readonly inputs: (() => Float32Array)[]
  private readonly outputs: (() => Float32Array)[]

  constructor(dsp: Dsp, options: MonitorOptions) {
    const { rateHz, maxBlock, groups, lanes, latencyFrames, stripLatencyFrames, checkBands = [] } = options
    this.calls = dsp.exports as unknown as MonitorExports
    this.groups = groups
    this.lanes = lanes
    this.self = this.calls.monitor_create(rateHz, maxBlock, groups, lanes, latencyFrames, stripLatencyFrames)
    for (const { lowHz, highHz } of checkBands) this.calls.monitor_add_check_band(this.self, lowHz ?? 0, highHz ?? 0)
    this.inputs = livePlanes(dsp, this.calls.monitor_inputs(this.self), 2 * (3 + groups + lanes), maxBlock)
    this.outputs = livePlanes(dsp, this.calls.monitor_outputs(this.self), 2, maxBlock)
  }

  get masterLeft(): Float32Array {
    return this.inputs[0]!()
  }

  get masterRight(): Float32Array {
    return this.inputs[1]!()
  }

  dryLeft(group: number): Float32Array {
    return this.inputs[2 * (1 + group)]!()
  }

  dryRight(group: number): Float32Array {
    return this.inputs[2 * (1 + group) + 1]!()
  }

  laneLeft(lane: number): Float32Array {
    return this.inputs[2 * (1 + this.groups + lane)]!()
  }

  laneRight(lane: number): Float32Array {
    return this.inputs[2 * (1 + this.groups + lane) + 1]!()
  }

  /** What a processor of a strip changes: it is delayed to the master here. */
  get stripDeltaLeft(): Float32Array {
    return this.inputs[2 * (1 + this.groups + this.lanes)]!()
  }

  get stripDeltaRight(): Float32Array {
    return this.inputs[2 * (1 + this.groups + this.lanes) + 1]!()
  }

  /** What a processor of the master changes: it is where the master is. */
  get masterDeltaLeft(): Float32Array {
    return this.inputs[2 * (2 + this.groups + this.lanes)]!()
  }

  get masterDeltaRight(): Float32Array {
    return this.inputs[2 * (2 + this.groups + this.lanes) + 1]!()
  }

  get outputLeft(): Float32Array {
    return this.outputs[0]!()
  }

  get outputRight(): Float32Array {
    return this.outputs[1]!()
  }

  /** Which lanes have a source, lane n as bit n. The others need no input and cost nothing. */
  setLanes(lanes: number): void {
    this.calls.monitor_set_lanes(this.self, lanes)
  }

  /** Which lanes need their input before `process`, lane n as bit n: those with a source, and one that is still heard. */
  get runningLanes(): number {
    return this.calls.monitor_running_lanes(this.self)
  }

  /** A number of MONITOR_SLOT. */
  setSlot(slot: number): void {
    this.calls.monitor_set_slot(this.self, slot)
  }

  /** Linear; reached over 20 ms. */
  setSlotGain(slot: number, gain: number): void {
    this.calls.monitor_set_slot_gain(this.self, slot, gain)
  }

  /**
   * Lets the deltas through in place of the slot, at the gain of the master's slot. The slot is heard until the deltas can
   * have come, all latencies later, and again at once where it is turned off.
   */
  setDelta(on: boolean): void {
    this.calls.monitor_set_delta(this.self, on ? 1 : 0)
  }

  /** Whether the delta inputs are needed before `process`. */
  get runsDelta(): boolean {
    return this.calls.monitor_runs_delta(this.self) !== 0
  }

  /** `channels`: a number of CHECK_CHANNEL; `band`: 0 full, then as given; `gain`: linear, of dim. Each over 10 ms. */
  setChecks(channels: number, band: number, gain: number): void {
    this.calls.monitor_set_checks(this.self, channels, band, gain)
  }

  /** Empties the delay lines and takes slot, gains and checks at once. */
  reset(): void {
    this.calls.monitor_reset(this.self)
  }

  process(frames: number): void {
    this.calls.monitor_process(this.self, frames)
  }
}
