import type { ControlBatch } from '../src/protocol/live'
import { MAX_BLOCK } from './block-copy'
import { graphScope } from './graph-scope'

/** What a node does when its time has come. */
export interface NodeActions {
  /** New controls: targets of ramps, until `reset` snaps to them. */
  apply(batch: ControlBatch): void
  reset(): void
}

/** Cuts a node's quantum where controls change, where the song leaps and where everything starts anew. */
export class NodeClock {
  private readonly pending: ControlBatch[] = []
  private readonly actions: NodeActions

  constructor(actions: NodeActions) {
    this.actions = actions
    graphScope.subscribe((batch) => this.pending.push(batch))
  }

  /** Does what is due at `frame`, and returns for how many frames, at most `limit`, nothing else is. */
  advance(frame: number, limit: number): number {
    const { timeline } = graphScope
    while (this.pending.length > 0 && (this.pending[0] as ControlBatch).applyAtContextFrame <= frame) {
      this.actions.apply(this.pending.shift() as ControlBatch)
    }
    if (timeline.resetsAt(frame)) this.actions.reset()
    const control = this.pending.length > 0 ? (this.pending[0] as ControlBatch).applyAtContextFrame - frame : Infinity
    return Math.min(limit, MAX_BLOCK, control, timeline.framesToLeap(frame))
  }

  /** Nothing has sounded for so long that every tail is over: the engine may rest until it starts anew. */
  isResting(frame: number, frames: number): boolean {
    return this.pending.length === 0 && graphScope.timeline.stillFor(frame, frames) > sampleRate * REST_SECONDS
  }
}

const REST_SECONDS = 4
