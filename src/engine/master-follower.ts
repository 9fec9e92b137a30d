import type { Dsp } from './dsp'
import { livePlanes } from './live-planes'
import type { MasterBus } from './master-bus'

interface MasterFollowerExports {
  master_follower_create(masterBus: number): number
  master_follower_members(self: number): number
  master_follower_outputs(self: number): number
  master_follower_reset(self: number): void
  master_follower_process(self: number, frames: number): void
}

/**
 * Some of a master's inputs on their way through it, with the gains that the whole song gets: the outputs of followers
 * whose members make up the song sum to the master's. It reads the bus's own inputs: call `process` after the bus's, for
 * the same block, with controls at rest.
 */
export class MasterFollower {
  private readonly calls: MasterFollowerExports
  private readonly self: number
  private readonly membersView: () => Float64Array
  private readonly outputs: (() => Float32Array)[]

  constructor(dsp: Dsp, bus: MasterBus, { maxBlock, inputs }: { maxBlock: number; inputs: number }) {
    this.calls = dsp.exports as unknown as MasterFollowerExports
    this.self = this.calls.master_follower_create(bus.self)
    this.membersView = dsp.liveF64(this.calls.master_follower_members(this.self), inputs)
    this.outputs = livePlanes(dsp, this.calls.master_follower_outputs(this.self), 2, maxBlock)
  }

  get outputLeft(): Float32Array {
    return this.outputs[0]!()
  }

  get outputRight(): Float32Array {
    return this.outputs[1]!()
  }

  /** 1 for each input of the master that belongs to this part, 0 for the others; taken by the next `reset()`. */
  setMembers(members: ArrayLike<number>): void {
    this.membersView().set(members)
  }

  /** Clears all state and takes the bus's parameters: after the bus's own `reset()`. */
  reset(): void {
    this.calls.master_follower_reset(this.self)
  }

  process(frames: number): void {
    this.calls.master_follower_process(this.self, frames)
  }
}
