// A saturator with followers, to measure that they sum to it; and the curve as the page draws it.

import { dbToGain } from '../maths/fast-math'
import { autoGain } from './auto-gain'
import { curveOf } from './saturation-curve'
import { Saturator } from './saturator'
import { SaturatorFollower } from './saturator-follower'

const PARAMS: usize = 16

class FollowedSaturator {
  readonly leader: Saturator
  readonly followers: SaturatorFollower[] = []
  readonly params: usize = heap.alloc(PARAMS << 3)
  /** The leader's block, then each follower's. */
  readonly buffers: usize

  constructor(
    rateHz: f64,
    readonly maxBlock: i32,
    count: i32,
  ) {
    const leader = new Saturator(rateHz, maxBlock)
    this.leader = leader
    for (let i = 0; i < count; i++) this.followers.push(new SaturatorFollower(leader, rateHz, maxBlock))
    const bytes = (<usize>(maxBlock * (count + 1))) << 4
    this.buffers = heap.alloc(bytes)
    memory.fill(this.buffers, 0, bytes)
    memory.fill(this.params, 0, PARAMS << 3)
  }
}

function at(handle: usize): FollowedSaturator {
  return changetype<FollowedSaturator>(handle)
}

export function followed_saturator_create(rateHz: f64, maxBlock: i32, followers: i32): usize {
  return changetype<usize>(new FollowedSaturator(rateHz, maxBlock, followers))
}

/** The saturator's section, from slot 0. */
export function followed_saturator_params(handle: usize): usize {
  return at(handle).params
}

/** Interleaved stereo f64 of `maxBlock` frames each: the leader's, then the followers'. */
export function followed_saturator_buffers(handle: usize): usize {
  return at(handle).buffers
}

export function followed_saturator_apply_params(handle: usize): void {
  at(handle).leader.setTargets(at(handle).params, 0)
}

export function followed_saturator_reset(handle: usize): void {
  const self = at(handle)
  self.leader.reset()
  for (let i = 0; i < self.followers.length; i++) self.followers[i].reset()
}

export function followed_saturator_process(handle: usize, frames: i32): void {
  const self = at(handle)
  const bytes = (<usize>self.maxBlock) << 4
  self.leader.process(self.buffers, frames)
  for (let i = 0; i < self.followers.length; i++) {
    self.followers[i].process(self.buffers + <usize>(i + 1) * bytes, frames)
  }
}

/** What leaves for `input` in the steady state at tone 0 and mix 100 %, above the lows; linear. */
export function saturator_curve(character: i32, driveDb: f64, isAutoGain: i32, input: f64): f64 {
  const curve = curveOf(character)
  const drive = dbToGain(driveDb)
  const makeup = isAutoGain !== 0 ? autoGain(curve, drive, 1) : 1
  return makeup * drive * input * curve.gainAt(drive * input)
}
