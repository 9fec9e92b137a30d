// Some of the stems on their way through the master of the whole song: everything linear is done again on them alone,
// every gain is the song's own. So the parts of a song, each through a follower, sum to the master.

import { MASTER_EQ, MASTER_REVERB, MASTER_WIDTH } from '../generated/slots'
import { LimiterFollower } from '../limiter/limiter-follower'
import { multiply } from '../maths/multiply'
import { MultibandFollower } from '../multiband/multiband-follower'
import { Processor } from '../processor'
import { SaturatorFollower } from '../saturator/saturator-follower'
import { Width } from '../width/width'
import {
  EQ_PLACE,
  GLUE_PLACE,
  MasterBus,
  MULTIBAND_PLACE,
  makeEqualiser,
  SATURATOR_PLACE,
  WIDTH_PLACE,
} from './master-bus'
import { SendBus } from './send-bus'

export class MasterFollower {
  /** f32 planes: left, right. */
  readonly outputs: usize
  /** One f64 for each input of the master: 1 where it belongs to this part, 0 where not. */
  readonly members: usize
  private buffer: usize
  private sendBus: SendBus
  private equaliser: Processor
  private multiband: MultibandFollower
  private saturator: SaturatorFollower
  private width: Width
  private limiter: LimiterFollower

  constructor(private leader: MasterBus) {
    const rateHz = leader.rateHz
    const maxBlock = leader.maxBlock
    this.equaliser = makeEqualiser(rateHz, maxBlock, leader.linearPhase)
    this.multiband = new MultibandFollower(leader.multiband, rateHz, maxBlock)
    this.saturator = new SaturatorFollower(leader.saturator, rateHz, maxBlock)
    this.width = new Width(rateHz, maxBlock)
    this.limiter = new LimiterFollower(leader.limiter, rateHz, maxBlock)
    this.sendBus = new SendBus(rateHz, maxBlock, leader.inputs, leader.inputCount)
    this.outputs = heap.alloc((<usize>maxBlock) << 3)
    this.members = heap.alloc((<usize>leader.inputCount) << 3)
    this.buffer = heap.alloc((<usize>maxBlock) << 4)
    memory.fill(this.outputs, 0, (<usize>maxBlock) << 3)
    memory.fill(this.members, 0, (<usize>leader.inputCount) << 3)
  }

  /** Clears all state and takes the leader's parameters: to be called after the leader's own reset. */
  reset(): void {
    const params = this.leader.params
    this.sendBus.reverb.setTargets(params, MASTER_REVERB)
    for (let n = 0; n < this.leader.inputCount; n++) {
      this.sendBus.setSend(n, this.leader.sendGain(n) * load<f64>(this.members + ((<usize>n) << 3)))
    }
    this.sendBus.reset()
    this.equaliser.setTargets(params, MASTER_EQ)
    this.equaliser.reset()
    this.width.setTargets(params, MASTER_WIDTH)
    this.width.reset()
    this.multiband.reset()
    this.saturator.reset()
    this.limiter.reset()
  }

  /** The block that the leader has just processed, with its parameters at rest. */
  process(frames: i32): void {
    const buffer = this.buffer
    const leader = this.leader
    this.sum(frames)
    this.sendBus.process(buffer, frames)
    for (let place = 0; place < leader.chain.processors.length; place++) this.pass(leader.chain.at(place), frames)
    multiply(buffer, leader.fades.gains, frames)
    this.scale(leader.drive.value, frames)
    this.limiter.process(buffer, frames)
    leader.holds.apply(buffer, frames)
    this.round(frames)
  }

  private pass(processor: i32, frames: i32): void {
    const buffer = this.buffer
    if (processor === EQ_PLACE) this.equaliser.process(buffer, frames)
    else if (processor === MULTIBAND_PLACE) this.multiband.process(buffer, frames)
    else if (processor === GLUE_PLACE) this.leader.glue.apply(buffer, frames)
    else if (processor === SATURATOR_PLACE) this.saturator.process(buffer, frames)
    else if (processor === WIDTH_PLACE) this.width.process(buffer, frames)
  }

  private sum(frames: i32): void {
    const buffer = this.buffer
    const leader = this.leader
    const plane = (<usize>leader.maxBlock) << 2
    memory.fill(buffer, 0, (<usize>frames) << 4)
    for (let n = 0; n < leader.inputCount; n++) {
      if (load<f64>(this.members + ((<usize>n) << 3)) === 0) continue
      const left = leader.inputs + plane * 2 * <usize>n
      for (let i: usize = 0; i < <usize>frames; i++) {
        let pair = v128.load32_lane(left + (i << 2), f32x4.splat(0), 0)
        pair = v128.load32_lane(left + plane + (i << 2), pair, 1)
        pair = v128.and(pair, f32x4.le(f32x4.abs(pair), f32x4.splat(f32.MAX_VALUE)))
        v128.store(buffer + (i << 4), f64x2.add(v128.load(buffer + (i << 4)), f64x2.promote_low_f32x4(pair)))
      }
    }
  }

  private scale(gain: f64, frames: i32): void {
    if (gain === 1) return
    for (let i: usize = 0; i < <usize>frames; i++) {
      const at = this.buffer + (i << 4)
      v128.store(at, f64x2.mul(v128.load(at), f64x2.splat(gain)))
    }
  }

  private round(frames: i32): void {
    const left = this.outputs
    const right = this.outputs + ((<usize>this.leader.maxBlock) << 2)
    for (let i: usize = 0; i < <usize>frames; i++) {
      const pair = f32x4.demote_f64x2_zero(v128.load(this.buffer + (i << 4)))
      v128.store32_lane(left + (i << 2), pair, 0)
      v128.store32_lane(right + (i << 2), pair, 1)
    }
  }
}
