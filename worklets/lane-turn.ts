import { MONITOR_SLOT } from '../src/engine/monitor'
import type { FeedStream } from '../src/protocol/feed'
import { type ControlBatch, NO_CHANGE } from '../src/protocol/live'
import { MAX_GROUPS } from '../src/session/document'
import { PLAYER_OUTPUTS } from './feed-queue'

/**
 * A change of lanes while the song plays: which outputs get another stream, and a slot that waits until the sound of its
 * lane has come to the monitor. Frames are context frames.
 */
export class LaneTurn {
  /** 1 for each output that plays another stream than before. */
  readonly outputs = new Uint8Array(PLAYER_OUTPUTS)
  /** From here on what is new can be heard; Infinity while that is not known, 0 where nothing is new. */
  private heardFrom = 0
  private waiting: ControlBatch | null = null

  /** What sounds, and what is to sound instead. */
  begin(before: readonly FeedStream[], after: readonly FeedStream[]): void {
    const key = (streams: readonly FeedStream[], output: number) =>
      JSON.stringify(streams.find((stream) => stream.output === output) ?? null)
    for (let output = 0; output < this.outputs.length; output++) {
      this.outputs[output] = key(before, output) === key(after, output) ? 0 : 1
    }
    this.heardFrom = Infinity
  }

  /** The new streams leave the player on a frame, and reach the monitor's delayed output this much later. */
  arrive(frame: number, latencyFrames: number): void {
    this.heardFrom = frame + latencyFrames
  }

  /** Everything starts anew, or nothing sounds: no slot has to wait. */
  end(): void {
    this.heardFrom = 0
  }

  /** Keeps the slot of a batch back where its lane cannot be heard yet; the newest choice counts. */
  holdBack(batch: ControlBatch, frame: number): void {
    if (batch.slot === null) return
    const output = batch.slot - MONITOR_SLOT.firstLane + MAX_GROUPS
    const waits = frame < this.heardFrom && batch.slot >= MONITOR_SLOT.firstLane && this.outputs[output] === 1
    this.waiting = waits ? { ...NO_CHANGE, slot: batch.slot } : null
    if (waits) batch.slot = null
  }

  /** The slot that may be heard from `frame` on, once. */
  release(frame: number): ControlBatch | null {
    if (this.waiting === null || frame < this.heardFrom) return null
    const batch = this.waiting
    this.waiting = null
    batch.applyAtContextFrame = frame
    return batch
  }
}
