// First and second moments of a stereo signal, unweighted: the correlation of both channels over the last 400 ms and over
// the whole programme (sum LR / sqrt(sum LL * sum RR), about zero: a constant offset counts), and the mean of each channel.

/** Hops of 10 ms in the window of the correlation: that of momentary loudness. */
const WINDOW_HOPS: i32 = 40
/** LL, RR and LR. */
const HOP_BYTES: usize = 24

export class StereoMoments {
  /** Of the whole programme, up to the last complete hop: f64 L, R; LL, RR; LR. */
  private totals: usize
  /** Of the hop so far, in the same order, but LR in both lanes. */
  private hop: usize
  private ring: usize
  private ringAt: i32 = 0
  private hops: i32 = 0
  private frames: f64 = 0

  constructor() {
    this.totals = heap.alloc(40)
    this.hop = heap.alloc(48)
    this.ring = heap.alloc(<usize>WINDOW_HOPS * HOP_BYTES)
    this.reset()
  }

  reset(): void {
    memory.fill(this.totals, 0, 40)
    memory.fill(this.hop, 0, 48)
    memory.fill(this.ring, 0, <usize>WINDOW_HOPS * HOP_BYTES)
    this.ringAt = 0
    this.hops = 0
    this.frames = 0
  }

  /** Interleaved f64 frames, in order: the sums are the same for any block size. */
  process(source: usize, frames: i32): void {
    const hop = this.hop
    let sum = v128.load(hop)
    let square = v128.load(hop, 16)
    let cross = v128.load(hop, 32)
    for (let i: usize = 0; i < <usize>frames; i++) {
      const x = v128.load(source + (i << 4))
      sum = f64x2.add(sum, x)
      square = f64x2.add(square, f64x2.mul(x, x))
      cross = f64x2.add(cross, f64x2.mul(x, i64x2.shuffle(x, x, 1, 0)))
    }
    v128.store(hop, sum)
    v128.store(hop, square, 16)
    v128.store(hop, cross, 32)
    this.frames += <f64>frames
  }

  endHop(): void {
    const hop = this.hop
    const totals = this.totals
    const slot = this.ring + <usize>this.ringAt * HOP_BYTES
    memory.copy(slot, hop + 16, HOP_BYTES)
    for (let i: usize = 0; i < 40; i += 8) store<f64>(totals + i, load<f64>(totals + i) + load<f64>(hop + i))
    memory.fill(hop, 0, 48)
    this.ringAt = this.ringAt + 1 === WINDOW_HOPS ? 0 : this.ringAt + 1
    this.hops = min(this.hops + 1, WINDOW_HOPS)
  }

  /** Of the last 400 ms in complete hops: -1 to 1; -Infinity before they are full, and where a channel is silent. */
  recentCorrelation(): f64 {
    if (this.hops < WINDOW_HOPS) return -Infinity
    let left: f64 = 0
    let right: f64 = 0
    let cross: f64 = 0
    const end = this.ring + <usize>WINDOW_HOPS * HOP_BYTES
    for (let at = this.ring; at < end; at += HOP_BYTES) {
      left += load<f64>(at)
      right += load<f64>(at, 8)
      cross += load<f64>(at, 16)
    }
    return correlationOf(left, right, cross)
  }

  /** Of all frames since the reset. */
  correlation(): f64 {
    const totals = this.totals
    const hop = this.hop
    const left = load<f64>(totals, 16) + load<f64>(hop, 16)
    const right = load<f64>(totals, 24) + load<f64>(hop, 24)
    return correlationOf(left, right, load<f64>(totals, 32) + load<f64>(hop, 32))
  }

  /** Mean of the samples of channel 0 or 1 since the reset, linear; -Infinity of none. */
  mean(channel: i32): f64 {
    const at = (<usize>channel) << 3
    return this.frames > 0 ? (load<f64>(this.totals + at) + load<f64>(this.hop + at)) / this.frames : -Infinity
  }
}

/** The roots apart: the product of two small sums would vanish. */
function correlationOf(left: f64, right: f64, cross: f64): f64 {
  const size = NativeMath.sqrt(left) * NativeMath.sqrt(right)
  return size > 0 ? max<f64>(-1, min<f64>(1, cross / size)) : -Infinity
}
