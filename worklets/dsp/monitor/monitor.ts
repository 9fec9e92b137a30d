// What the listener hears: the master, the plain sum, a rough mix or a reference, aligned to the master's delay and
// switched by 10 ms raised-cosine cross-fades. Never in the export. Slot master at gain 1 passes bit for bit.
import { Smoothed } from '../maths/smoothed'

const MASTER: i32 = 0
const SUM: i32 = 1
const ROUGH: i32 = 2
const REFERENCE: i32 = 3
const SLOTS: i32 = 4
const GAIN_SECONDS: f64 = 0.02

export class Monitor {
  /** f32 planes, left then right: master, rough, reference, then each group's dry output. */
  readonly inputs: usize
  readonly outputs: usize
  private weights: Smoothed[] = []
  private gains: Smoothed[] = []
  private slot: i32 = MASTER
  /** Delay lines of sum, rough and reference: interleaved f64. */
  private lines: usize
  private lineFrames: i32
  private time: i32 = 0
  private latencies: StaticArray<i32> = new StaticArray<i32>(SLOTS)

  constructor(
    rateHz: f64,
    readonly maxBlock: i32,
    private groups: i32,
    latency: i32,
    stripLatency: i32,
  ) {
    // The dry groups have come through the strips; the rough mix and the reference come straight from the player.
    this.latencies[SUM] = latency
    this.latencies[ROUGH] = latency + stripLatency
    this.latencies[REFERENCE] = latency + stripLatency
    let size: i32 = 1
    while (size <= latency + stripLatency) size <<= 1
    this.lineFrames = size
    this.lines = heap.alloc((<usize>(SLOTS * size)) << 4)
    const bytes = (<usize>(maxBlock * (3 + groups))) << 3
    this.inputs = heap.alloc(bytes)
    memory.fill(this.inputs, 0, bytes)
    this.outputs = heap.alloc((<usize>maxBlock) << 3)
    for (let slot: i32 = 0; slot < SLOTS; slot++) {
      this.weights.push(new Smoothed(<i32>NativeMath.round(0.01 * rateHz)))
      this.gains.push(new Smoothed(<i32>NativeMath.round(GAIN_SECONDS * rateHz)))
      this.gains[slot].snap(1)
    }
    this.reset()
  }

  setSlot(slot: i32): void {
    this.slot = slot
    for (let i: i32 = 0; i < SLOTS; i++) this.weights[i].setTarget(i === slot ? 1 : 0)
  }

  setSlotGain(slot: i32, gain: f64): void {
    this.gains[slot].setTarget(gain)
  }

  /** Clears the delay lines and takes slot and gains at once. */
  reset(): void {
    memory.fill(this.lines, 0, (<usize>(SLOTS * this.lineFrames)) << 4)
    this.time = 0
    for (let i: i32 = 0; i < SLOTS; i++) {
      this.weights[i].snap(i === this.slot ? 1 : 0)
      this.gains[i].snap(this.gains[i].target)
    }
  }

  process(frames: i32): void {
    const left = this.outputs
    const right = this.outputs + ((<usize>this.maxBlock) << 2)
    const mask = this.lineFrames - 1
    for (let i: i32 = 0; i < frames; i++) {
      const at = <usize>(this.time & mask)
      v128.store(this.line(SUM) + (at << 4), this.sumAt(i))
      v128.store(this.line(ROUGH) + (at << 4), this.pairAt(1, i))
      v128.store(this.line(REFERENCE) + (at << 4), this.pairAt(2, i))
      let total = f64x2.splat(0)
      for (let slot: i32 = 0; slot < SLOTS; slot++) {
        const weight = this.weights[slot].next() * this.gains[slot].next()
        if (weight === 0) continue
        const from = <usize>((this.time - this.latencies[slot]) & mask)
        const sound = slot === MASTER ? this.pairAt(0, i) : v128.load(this.line(slot) + (from << 4))
        total = f64x2.add(total, f64x2.mul(sound, f64x2.splat(weight)))
      }
      const pair = f32x4.demote_f64x2_zero(total)
      v128.store32_lane(left + ((<usize>i) << 2), pair, 0)
      v128.store32_lane(right + ((<usize>i) << 2), pair, 1)
      this.time += 1
    }
  }

  private line(slot: i32): usize {
    return this.lines + ((<usize>(slot * this.lineFrames)) << 4)
  }

  /** A frame of input plane pair `index`; NaN and infinities are 0. */
  private pairAt(index: i32, frame: i32): v128 {
    const plane = (<usize>this.maxBlock) << 2
    const at = this.inputs + plane * <usize>(2 * index) + ((<usize>frame) << 2)
    const pair = v128.load32_lane(at + plane, v128.load32_zero(at), 1)
    return f64x2.promote_low_f32x4(v128.and(pair, f32x4.le(f32x4.abs(pair), f32x4.splat(f32.MAX_VALUE))))
  }

  /** The plain sum: the dry groups in their order, rounded to 32-bit float as a file of it would be. */
  private sumAt(frame: i32): v128 {
    let total = f64x2.splat(0)
    for (let group: i32 = 0; group < this.groups; group++) {
      total = f64x2.add(total, this.pairAt(3 + group, frame))
    }
    return f64x2.promote_low_f32x4(f32x4.demote_f64x2_zero(total))
  }
}
