// A limiter that asks for nothing itself: the same delay, and the gains that its leader came to. What was a sum before
// the leader is then the same sum behind it. Its own peaks may so be above the ceiling.
import { SCAN_CHUNK } from '../true-peak/true-peak-scan'
import { Limiter } from './limiter'
import { LimiterDelay } from './limiter-delay'

export class LimiterFollower {
  readonly latency: i32
  private delay: LimiterDelay

  /** Rate and longest block are its leader's. */
  constructor(
    private leader: Limiter,
    _rateHz: f64,
    _maxBlock: i32,
  ) {
    this.latency = leader.latency
    this.delay = new LimiterDelay(leader.latency)
  }

  reset(): void {
    this.delay.reset()
  }

  /** In place, interleaved stereo f64: the frames that the leader has just processed. */
  process(buffer: usize, frames: i32): void {
    let gains = this.leader.totalGains
    for (let left = frames; left > 0; left -= SCAN_CHUNK) {
      const count = min(left, SCAN_CHUNK)
      this.delay.write(buffer, count)
      this.delay.read(buffer, count, this.latency + count)
      const end = (<usize>count) << 4
      for (let i: usize = 0; i < end; i += 16) {
        v128.store(buffer + i, f64x2.mul(v128.load(buffer + i), v128.load(gains + i)))
      }
      buffer += end
      gains += end
    }
  }
}
