// The master's processors in an order that may change while they play: the sound is faded out, the order changes, what
// the old order had left in delays and filters runs through unheard, and the sound comes back.

import { DeltaTaps } from '../delta/delta-taps'
import { MASTER_EQ_NUMBER, NO_PROCESSOR } from '../delta/processor-numbers'
import { FADE_SECONDS, WARM_SECONDS } from '../equaliser/biquad-stage'
import { raisedCosine } from '../maths/raised-cosine'
import { Processor } from '../processor'

const STEADY: i32 = 0
const LEAVING: i32 = 1
const SILENT: i32 = 2
const COMING: i32 = 3

export class MasterChain {
  /** Delay of all of them: the same in any order. */
  readonly latency: i32
  private order: StaticArray<i32>
  private wanted: StaticArray<i32>
  private phase: i32 = STEADY
  /** Frames that are left of the phase. */
  private left: i32 = 0
  private fadeFrames: i32
  private silentFrames: i32
  /** Which processor is listened to by what it changes; -1 for none of these. */
  private listened: i32 = -1

  /** `latencyBehind`: what comes behind the chain, for the taps. */
  constructor(
    rateHz: f64,
    readonly processors: Processor[],
    private taps: DeltaTaps,
    private latencyBehind: i32,
  ) {
    const count = processors.length
    this.order = new StaticArray<i32>(count)
    this.wanted = new StaticArray<i32>(count)
    let latency: i32 = 0
    for (let i = 0; i < count; i++) {
      this.order[i] = i
      this.wanted[i] = i
      latency += processors[i].latency
    }
    this.latency = latency
    this.fadeFrames = <i32>NativeMath.ceil(rateHz * FADE_SECONDS)
    this.silentFrames = latency + <i32>NativeMath.ceil(rateHz * WARM_SECONDS)
  }

  /** Which processor comes at `place`: all places are to be set, each processor once. */
  setPlace(place: i32, processor: i32): void {
    this.wanted[place] = processor
  }

  at(place: i32): i32 {
    return this.order[place]
  }

  /** Listens to what a processor changes, -1 to none of them: then the taps are another's. */
  listenTo(processor: i32): void {
    this.listened = processor
    if (processor < 0) return
    // While the order changes nobody listens; afterwards it is known what is behind the processor.
    if (this.phase === STEADY || this.phase === COMING) this.openTap()
    else this.taps.select(NO_PROCESSOR, 0, 0)
  }

  private openTap(): void {
    if (this.listened < 0) return
    let rest = this.latencyBehind
    for (let place = this.order.length - 1; place >= 0 && this.order[place] !== this.listened; place--) {
      rest += this.processors[this.order[place]].latency
    }
    this.taps.select(MASTER_EQ_NUMBER + this.listened, this.processors[this.listened].latency, rest)
  }

  reset(): void {
    for (let i = 0; i < this.processors.length; i++) this.processors[i].reset()
    this.takeOrder()
    this.phase = STEADY
    this.openTap()
  }

  process(buffer: usize, frames: i32): void {
    while (frames > 0) {
      if (this.phase === STEADY && !this.isOrdered()) this.enter(LEAVING)
      const n = this.phase === STEADY ? frames : min(frames, this.left)
      for (let i = 0; i < this.processors.length; i++) {
        const processor = unchecked(this.order[i])
        const isListening = this.taps.isRunning
        if (isListening) this.taps.before(MASTER_EQ_NUMBER + processor, buffer, n)
        unchecked(this.processors[processor]).process(buffer, n)
        if (isListening) this.taps.after(MASTER_EQ_NUMBER + processor, buffer, n)
      }
      if (this.phase !== STEADY) this.fade(buffer, n)
      buffer += (<usize>n) << 4
      frames -= n
    }
  }

  private isOrdered(): bool {
    for (let i = 0; i < this.order.length; i++) {
      if (unchecked(this.order[i]) !== unchecked(this.wanted[i])) return false
    }
    return true
  }

  private takeOrder(): void {
    for (let i = 0; i < this.order.length; i++) this.order[i] = this.wanted[i]
  }

  private enter(phase: i32): void {
    this.phase = phase
    this.left = phase === SILENT ? this.silentFrames : this.fadeFrames
    if (this.listened < 0) return
    if (phase === LEAVING) this.taps.select(NO_PROCESSOR, 0, 0)
    else if (phase === COMING) this.openTap()
  }

  private fade(buffer: usize, frames: i32): void {
    for (let i = 0; i < frames; i++) {
      const at = buffer + ((<usize>i) << 4)
      const part = <f64>(this.left - i) / <f64>this.fadeFrames
      const gain = this.phase === SILENT ? 0 : raisedCosine(this.phase === LEAVING ? part : 1 - part)
      v128.store(at, f64x2.mul(v128.load(at), f64x2.splat(gain)))
    }
    this.left -= frames
    if (this.left > 0) return
    if (this.phase === LEAVING) {
      this.takeOrder()
      this.enter(SILENT)
    } else if (this.phase === SILENT) {
      this.enter(COMING)
    } else {
      this.phase = STEADY
    }
  }
}
