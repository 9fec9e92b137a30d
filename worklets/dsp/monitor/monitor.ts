// What the listener hears: the master, the plain sum, or one of the lanes that come straight from the player, aligned to
// the master's delay and switched by 10 ms raised-cosine cross-fades; then the listening checks. Never in the export. Slot
// master at gain 1 and no check pass bit for bit.

import { InputSum } from '../master-bus/input-sum'
import { Smoothed } from '../maths/smoothed'
import { ListeningChecks } from './listening-checks'
import { cleanPair, SlotDelay } from './slot-delay'

const MASTER: i32 = 0
const SUM: i32 = 1
const FIRST_LANE: i32 = 2
const SWITCH_SECONDS: f64 = 0.01
const GAIN_SECONDS: f64 = 0.02

export class Monitor {
  /** f32 planes, left then right: master, each group's dry output, each lane, the strips' delta, the master's delta. */
  readonly inputs: usize
  readonly outputs: usize
  readonly checks: ListeningChecks
  private slots: i32
  /** The last slot: what one processor changes, in place of the chosen one. */
  private deltaSlot: i32
  private deltaOn: bool = false
  /** Frames until the delta is let through: what is heard goes on until it can have come. */
  private deltaWait: i32 = 0
  private wholeLatency: i32
  private plane: usize
  private weights: Smoothed[] = []
  private gains: Smoothed[] = []
  private slot: i32 = MASTER
  /** Bit n: lane n has a source. */
  private lanes: i32 = 0
  /** Those of the sum and of each lane. */
  private delays: SlotDelay[] = []
  private sum: InputSum
  /** Interleaved f64: what is heard of this block. */
  private mix: usize

  constructor(
    rateHz: f64,
    readonly maxBlock: i32,
    private groups: i32,
    lanes: i32,
    latency: i32,
    stripLatency: i32,
  ) {
    const slots = FIRST_LANE + lanes + 1
    this.deltaSlot = slots - 1
    this.wholeLatency = latency + stripLatency
    const plane = (<usize>maxBlock) << 2
    this.slots = slots
    this.plane = plane
    const bytes = plane * 2 * <usize>(3 + groups + lanes)
    const inputs = heap.alloc(bytes)
    memory.fill(inputs, 0, bytes)
    this.inputs = inputs
    this.outputs = heap.alloc(plane * 2)
    this.checks = new ListeningChecks(rateHz, maxBlock)
    this.mix = heap.alloc((<usize>maxBlock) << 4)
    this.sum = new InputSum(maxBlock, inputs + 2 * plane, groups)
    // The dry groups and the deltas have come through the strips; the lanes come straight from the player.
    for (let slot = SUM; slot < slots; slot++) {
      const isLane = slot >= FIRST_LANE && slot < slots - 1
      this.delays.push(new SlotDelay(isLane ? latency + stripLatency : latency, maxBlock))
    }
    for (let slot: i32 = 0; slot < slots; slot++) {
      this.weights.push(new Smoothed(<i32>NativeMath.round(SWITCH_SECONDS * rateHz)))
      this.gains.push(new Smoothed(<i32>NativeMath.round(GAIN_SECONDS * rateHz)))
      this.gains[slot].snap(1)
    }
    this.reset()
  }

  /** Bit n: lane n has a source; the others cost nothing, once they are no longer heard. */
  setLanes(lanes: i32): void {
    for (let lane: i32 = 0; lane < this.deltaSlot - FIRST_LANE; lane++) {
      const slot = FIRST_LANE + lane
      if (((lanes >> lane) & 1) !== 0 && !this.isRunning(slot)) this.delays[slot - SUM].begin()
    }
    this.lanes = lanes
  }

  /** Bit n: lane n needs its input, because it has a source or is still heard. */
  get runningLanes(): i32 {
    let running: i32 = 0
    for (let slot = FIRST_LANE; slot < this.deltaSlot; slot++) {
      if (this.isRunning(slot)) running |= 1 << (slot - FIRST_LANE)
    }
    return running
  }

  setSlot(slot: i32): void {
    if (slot >= FIRST_LANE && !this.isRunning(slot)) this.delays[slot - SUM].begin()
    this.slot = slot
    this.turn()
  }

  setSlotGain(slot: i32, gain: f64): void {
    this.gains[slot].setTarget(gain)
    // What a processor changes belongs to the master, and is as loud in it.
    if (slot === MASTER) this.gains[this.deltaSlot].setTarget(gain)
  }

  /** Lets the deltas through in place of the slot, as soon as they can have come; the slot again at once. */
  setDelta(on: bool): void {
    if (on === this.deltaOn) return
    if (on && !this.isRunning(this.deltaSlot)) this.delays[this.deltaSlot - SUM].begin()
    this.deltaOn = on
    this.deltaWait = on ? this.wholeLatency : 0
    this.turn()
  }

  /** Whether the deltas need their input. */
  get runsDelta(): bool {
    return this.isRunning(this.deltaSlot)
  }

  private get heardSlot(): i32 {
    return this.deltaOn && this.deltaWait === 0 ? this.deltaSlot : this.slot
  }

  private turn(): void {
    const heard = this.heardSlot
    for (let i: i32 = 0; i < this.slots; i++) this.weights[i].setTarget(i === heard ? 1 : 0)
  }

  /** Clears the delay lines and takes slot, gains and checks at once. */
  reset(): void {
    this.deltaWait = 0
    const heard = this.heardSlot
    for (let i: i32 = 0; i < this.delays.length; i++) this.delays[i].begin()
    for (let i: i32 = 0; i < this.slots; i++) {
      this.weights[i].snap(i === heard ? 1 : 0)
      this.gains[i].finish()
    }
    this.checks.reset()
  }

  process(frames: i32): void {
    this.enter(frames)
    memory.fill(this.mix, 0, (<usize>frames) << 4)
    let first: i32 = 0
    while (first < frames) {
      const end = this.deltaWait > 0 ? min(frames, first + this.deltaWait) : frames
      for (let slot: i32 = 0; slot < this.slots; slot++) this.addSlot(slot, first, end)
      if (this.deltaWait > 0) {
        this.deltaWait -= end - first
        if (this.deltaWait === 0) this.turn()
      }
      first = end
    }
    for (let slot = SUM; slot < this.slots; slot++) {
      if (this.isRunning(slot)) unchecked(this.delays[slot - SUM]).advance(frames)
    }
    this.checks.process(this.mix, frames)
    this.round(frames)
  }

  private isHeard(slot: i32): bool {
    const weight = unchecked(this.weights[slot])
    return weight.value !== 0 || !weight.isAtRest
  }

  private isRunning(slot: i32): bool {
    if (slot === this.deltaSlot) return this.deltaOn || this.isHeard(slot)
    return slot < FIRST_LANE || ((this.lanes >> (slot - FIRST_LANE)) & 1) !== 0 || this.isHeard(slot)
  }

  /** What came in goes to the delay lines. */
  private enter(frames: i32): void {
    this.sum.process(this.mix, frames)
    unchecked(this.delays[0]).writePairs(this.mix, frames)
    let left = this.inputs + this.plane * 2 * <usize>(1 + this.groups)
    for (let slot = FIRST_LANE; slot < this.slots; slot++) {
      if (this.isRunning(slot)) unchecked(this.delays[slot - SUM]).write(left, left + this.plane, frames)
      left += 2 * this.plane
    }
  }

  /** Frames `first` up to `end` of the block. */
  private addSlot(slot: i32, first: i32, end: i32): void {
    const weight = unchecked(this.weights[slot])
    const gain = unchecked(this.gains[slot])
    if (!this.isHeard(slot)) {
      if (!gain.isAtRest) for (let i = first; i < end; i++) gain.next()
      return
    }
    for (let i = first; i < end; i++) {
      const factor = weight.next() * gain.next()
      if (factor === 0) continue
      const to = this.mix + ((<usize>i) << 4)
      let sound = slot === MASTER ? this.inputAt(0, i) : unchecked(this.delays[slot - SUM]).at(i)
      // The master's own deltas leave it where the master does.
      if (slot === this.deltaSlot) sound = f64x2.add(sound, this.inputAt(this.slots + this.groups - 1, i))
      v128.store(to, f64x2.add(v128.load(to), f64x2.mul(sound, f64x2.splat(factor))))
    }
  }

  private inputAt(pair: i32, frame: i32): v128 {
    const at = this.inputs + this.plane * 2 * <usize>pair + ((<usize>frame) << 2)
    return cleanPair(at, at + this.plane)
  }

  private round(frames: i32): void {
    for (let i: i32 = 0; i < frames; i++) {
      const to = this.outputs + ((<usize>i) << 2)
      const pair = f32x4.demote_f64x2_zero(v128.load(this.mix + ((<usize>i) << 4)))
      v128.store32_lane(to, pair, 0)
      v128.store32_lane(to + this.plane, pair, 1)
    }
  }
}
