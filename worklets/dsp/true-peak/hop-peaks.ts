// True peaks of the last hops of a meter (10 ms each, as many as the 3 s of short-term loudness): what the peak to
// short-term ratio is taken from, and how closely the next hop must be looked at.

const HOPS: i32 = 300
/** Hops that say what is loud now. */
const RECENT_HOPS: i32 = 30
/** -1 dB of the largest of them. */
const NEAR: f64 = 0.89125
/** -60 dB of the whole programme's largest: what lies lower is not worth the time. */
const QUIET: f64 = 0.001

export class HopPeaks {
  /** f64, linear, of complete hops. */
  private ring: usize
  private at: i32 = 0
  private current: f64 = 0

  constructor() {
    this.ring = heap.alloc((<usize>HOPS) << 3)
    this.reset()
  }

  reset(): void {
    memory.fill(this.ring, 0, (<usize>HOPS) << 3)
    this.at = 0
    this.current = 0
  }

  /** The present hop has this peak; the one before it had that one, which was not known before it ended. */
  raise(present: f64, before: f64): void {
    this.current = max(this.current, present)
    const slot = this.ring + ((<usize>(this.at === 0 ? HOPS - 1 : this.at - 1)) << 3)
    store<f64>(slot, max(load<f64>(slot), before))
  }

  endHop(): void {
    store<f64>(this.ring + ((<usize>this.at) << 3), this.current)
    this.at = this.at + 1 === HOPS ? 0 : this.at + 1
    this.current = 0
  }

  /** The largest of the complete hops. */
  highest(): f64 {
    return this.highestOf(HOPS)
  }

  /** From here up the peaks of the next hop are to be exact; `most` is the programme's largest so far. */
  threshold(most: f64): f64 {
    return max(this.highestOf(RECENT_HOPS) * NEAR, most * QUIET)
  }

  private highestOf(hops: i32): f64 {
    let most: f64 = 0
    let at = this.at - hops
    if (at < 0) at += HOPS
    for (let i: i32 = 0; i < hops; i++) {
      most = max(most, load<f64>(this.ring + ((<usize>at) << 3)))
      at = at + 1 === HOPS ? 0 : at + 1
    }
    return most
  }
}
