import type { ControlBatch } from '../src/protocol/live'
import { METER_FRAME_LENGTH } from './meter-frame'
import { OutputPairs } from './output-pairs'
import { ScopePlanes } from './scope-planes'
import { Timeline } from './timeline'

/** Takes the control changes that are meant for a node. */
export type BatchReceiver = (batch: ControlBatch) => void

/**
 * What the nodes of one graph share. All of a context's processors run in one AudioWorkletGlobalScope, on one thread,
 * and all of ours are loaded as one module: so a message that the player receives reaches every node at once and none
 * can lag behind (measured with a port per node: up to 512 frames apart), and one meter frame serves them all.
 */
class GraphScope {
  readonly timeline = new Timeline()
  readonly meterFrame = new Float64Array(METER_FRAME_LENGTH)
  /** For the eyes. */
  readonly scope = new ScopePlanes()
  readonly pairs = new OutputPairs()
  stripLatencyFrames = 0
  masterLatencyFrames = 0
  private readonly receivers: BatchReceiver[] = []

  get latencyFrames(): number {
    return this.stripLatencyFrames + this.masterLatencyFrames
  }

  subscribe(receiver: BatchReceiver): void {
    this.receivers.push(receiver)
  }

  distribute(batch: ControlBatch): void {
    for (const receiver of this.receivers) receiver(batch)
  }
}

/** One per AudioContext, because each has its own scope and loads the module anew. */
export const graphScope = new GraphScope()
