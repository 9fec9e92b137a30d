// The limiter and its ceiling holds alone, as a host sees them: they can so run at another rate than the session's, last
// before a delivery.
import { LIMITER_STEREO_LINK_PERCENT } from '../generated/slots'
import { CeilingHolds } from './ceiling-holds'
import { Limiter } from './limiter'
import { LimiterFollower } from './limiter-follower'

class LimiterHost {
  readonly limiter: Limiter
  readonly holds: CeilingHolds
  holdCount: i32 = 0
  readonly params: usize
  readonly buffer: usize
  /** Frames that went in since the last reset. */
  private position: f64 = 0

  constructor(
    readonly rateHz: f64,
    maxBlock: i32,
  ) {
    const slots = <usize>(LIMITER_STEREO_LINK_PERCENT + 1)
    const limiter = new Limiter(rateHz, maxBlock)
    this.limiter = limiter
    this.holds = new CeilingHolds(rateHz, maxBlock, limiter.latency)
    this.params = heap.alloc(slots << 3)
    this.buffer = heap.alloc((<usize>maxBlock) << 4)
    memory.fill(this.params, 0, slots << 3)
    memory.fill(this.buffer, 0, (<usize>maxBlock) << 4)
  }

  applyParams(): void {
    this.limiter.setTargets(this.params, 0)
    this.holds.setList(this.holdCount)
  }

  reset(): void {
    this.holds.setList(this.holdCount)
    this.limiter.reset()
    this.holds.reset()
    this.position = 0
  }

  process(frames: i32): void {
    this.limiter.process(this.buffer, frames)
    this.holds.process(this.buffer, frames, this.position)
    this.position += <f64>frames
  }
}

class LimiterFollowerHost {
  readonly follower: LimiterFollower
  readonly buffer: usize

  constructor(
    private leader: LimiterHost,
    maxBlock: i32,
  ) {
    this.follower = new LimiterFollower(leader.limiter, leader.rateHz, maxBlock)
    this.buffer = heap.alloc((<usize>maxBlock) << 4)
    memory.fill(this.buffer, 0, (<usize>maxBlock) << 4)
  }

  process(frames: i32): void {
    this.follower.process(this.buffer, frames)
    this.leader.holds.apply(this.buffer, frames)
  }
}

function at(handle: usize): LimiterHost {
  return changetype<LimiterHost>(handle)
}

function followerAt(handle: usize): LimiterFollowerHost {
  return changetype<LimiterFollowerHost>(handle)
}

export function limiter_create(rateHz: f64, maxBlock: i32): usize {
  return changetype<usize>(new LimiterHost(rateHz, maxBlock))
}

export function limiter_latency(handle: usize): i32 {
  return at(handle).limiter.latency
}

/** The limiter's section, from slot 0; its drive is not read. */
export function limiter_params(handle: usize): usize {
  return at(handle).params
}

/** Interleaved stereo f64, in place. */
export function limiter_buffer(handle: usize): usize {
  return at(handle).buffer
}

/** A pair of f64 for each frame of the last block. */
export function limiter_total_gains(handle: usize): usize {
  return at(handle).limiter.totalGains
}

/** Where the host writes ceiling holds: triples of f64, first frame since the reset, frame after the last, decibels. */
export function limiter_holds(handle: usize): usize {
  return at(handle).holds.list
}

/** How many of them the next apply_params or reset takes. */
export function limiter_set_hold_count(handle: usize, count: i32): void {
  at(handle).holdCount = count
}

export function limiter_apply_params(handle: usize): void {
  at(handle).applyParams()
}

export function limiter_reset(handle: usize): void {
  at(handle).reset()
}

export function limiter_process(handle: usize, frames: i32): void {
  at(handle).process(frames)
}

export function limiter_gain_reduction_db(handle: usize): f64 {
  return at(handle).limiter.gainReductionDb
}

export function limiter_clear_meters(handle: usize): void {
  at(handle).limiter.clearMeters()
}

/** `leader`: the handle of a limiter; `maxBlock` is at most its own. */
export function limiter_follower_create(leader: usize, maxBlock: i32): usize {
  return changetype<usize>(new LimiterFollowerHost(at(leader), maxBlock))
}

export function limiter_follower_buffer(handle: usize): usize {
  return followerAt(handle).buffer
}

export function limiter_follower_reset(handle: usize): void {
  followerAt(handle).follower.reset()
}

export function limiter_follower_process(handle: usize, frames: i32): void {
  followerAt(handle).process(frames)
}
