// The limiter alone, as a host sees it: it can so run at another rate than the session's, last before a delivery.
import { Limiter } from './limiter'

class LimiterHost {
  readonly limiter: Limiter
  readonly buffer: usize

  constructor(rateHz: f64, maxBlock: i32) {
    this.limiter = new Limiter(rateHz)
    this.buffer = heap.alloc((<usize>maxBlock) << 4)
    memory.fill(this.buffer, 0, (<usize>maxBlock) << 4)
  }
}

function at(handle: usize): LimiterHost {
  return changetype<LimiterHost>(handle)
}

export function limiter_create(rateHz: f64, maxBlock: i32): usize {
  return changetype<usize>(new LimiterHost(rateHz, maxBlock))
}

export function limiter_latency(handle: usize): i32 {
  return at(handle).limiter.latency
}

/** Interleaved stereo f64, in place. */
export function limiter_buffer(handle: usize): usize {
  return at(handle).buffer
}

export function limiter_set(
  handle: usize,
  on: i32,
  ceilingDb: f64,
  lookAheadMs: f64,
  autoRelease: i32,
  releaseMs: f64,
): void {
  at(handle).limiter.setTargets(on !== 0, ceilingDb, lookAheadMs, autoRelease !== 0, releaseMs)
}

export function limiter_reset(handle: usize): void {
  at(handle).limiter.reset()
}

export function limiter_process(handle: usize, frames: i32): void {
  at(handle).limiter.process(at(handle).buffer, frames)
}

export function limiter_gain_reduction_db(handle: usize): f64 {
  return at(handle).limiter.gainReductionDb
}

export function limiter_clear_meters(handle: usize): void {
  at(handle).limiter.clearMeters()
}
