// Attack and release of a compressor: the smooth branching detector of Giannoulis, Massberg and Reiss (JAES 2012, equation 17),
// on the reduction in decibels. A step upwards reaches 63 % (1 - 1/e) in the attack time, one downwards in the release time.

export class Ballistics {
  private attack: f64 = 0
  private release: f64 = 0
  /** Present reduction in decibels, left and right. */
  private state: usize = heap.alloc(16)

  constructor(private sampleRate: f64) {
    this.clear()
  }

  set(attackMs: f64, releaseMs: f64): void {
    this.attack = NativeMath.exp(-1000 / (attackMs * this.sampleRate))
    this.release = NativeMath.exp(-1000 / (releaseMs * this.sampleRate))
  }

  clear(): void {
    memory.fill(this.state, 0, 16)
  }

  /** A reduction too small to matter becomes exactly none. */
  flush(): void {
    if (load<f64>(this.state) < 1e-12) store<f64>(this.state, 0)
    if (load<f64>(this.state, 8) < 1e-12) store<f64>(this.state, 0, 8)
  }

  /** Replaces `frames` pairs of wanted reductions by what the times allow; returns the largest. */
  process(reductions: usize, frames: i32): f64 {
    const attack = f64x2.splat(this.attack)
    const release = f64x2.splat(this.release)
    const attackRest = f64x2.splat(1 - this.attack)
    const releaseRest = f64x2.splat(1 - this.release)
    let state = v128.load(this.state)
    let largest = f64x2.splat(0)
    const end = reductions + ((<usize>frames) << 4)
    for (let at = reductions; at < end; at += 16) {
      const wanted = v128.load(at)
      // Both ways at once, then the choice: the shortest chain from one state to the next.
      const rising = f64x2.add(f64x2.mul(attack, state), f64x2.mul(attackRest, wanted))
      const falling = f64x2.add(f64x2.mul(release, state), f64x2.mul(releaseRest, wanted))
      state = v128.bitselect(rising, falling, f64x2.gt(wanted, state))
      largest = f64x2.pmax(largest, state)
      v128.store(at, state)
    }
    v128.store(this.state, state)
    return max(f64x2.extract_lane(largest, 0), f64x2.extract_lane(largest, 1))
  }
}
