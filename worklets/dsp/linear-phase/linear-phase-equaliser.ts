// The master's equaliser with linear phase: the magnitudes of the minimum-phase one as symmetric FIR filters, for mid and side
// apart where a band asks for it. A new setting is designed in the background and cross-faded to; as all the filters delay
// alike, what is heard in between is a linear-phase equaliser half-way. All work is done in equal shares on a grid of
// TICK_FRAMES counted from reset: the block size of the host never shows, and no single call has much to do.

import { Processor } from '../processor'
import { BlockConvolution } from './block-convolution'
import { EqualiserCurve } from './equaliser-curve'
import { Fft, Transform } from './fft'
import { FilterDesign } from './filter-design'
import { InputHistory } from './input-history'
import { StereoFilter } from './stereo-filter'

const PARTS: i32 = 32
/**
 * Taps in a part at 44.1 and 48 kHz: 32767 in all, 0.68 s at 48 kHz. So long that a bell or shelf is within 0.1 dB wherever
 * f / (Q 10^(|dB|/40)) is at least 4 Hz; a narrow low notch keeps its width but not its depth.
 */
const BLOCK: i32 = 1024
const TICK_FRAMES: i32 = 128
const DESIGN_STEPS: i32 = 8

export class LinearPhaseEqualiser extends Processor {
  private block: i32
  private wanted: EqualiserCurve = new EqualiserCurve()
  private design: FilterDesign
  private designing: bool = false
  /** The spare filter waits for the next block. */
  private ready: bool = false
  /** The convolution of this block leads from the current filter to the spare one. */
  private fading: bool = false
  private current: StereoFilter
  private spare: StereoFilter
  private convolution: BlockConvolution
  private history: InputHistory
  /** Spectra are made of every block. */
  private awake: bool = false
  /** Makes the spectra of blocks that went by asleep: `catchUp` of them, back from `catchUpFrom`. */
  private past: Transform
  private pastLoaded: bool = false
  private catchUp: i32 = 0
  private catchUpFrom: i64 = 0
  /** What is heard: the block before the one that is computed. */
  private heardFlat: bool = true
  private heard: StereoFilter
  private heardFading: bool = false
  private nextFlat: bool = true
  private next: StereoFilter
  private fade: StaticArray<f64>
  private number: i64 = 0
  private at: i32 = 0
  private designSteps: i32

  constructor(rateHz: f64, _maxBlock: i32) {
    super()
    const scale = rateHz > 100000 ? 4 : rateHz > 50000 ? 2 : 1
    const block = BLOCK * scale
    const fft = new Fft(2 * block)
    const history = new InputHistory(PARTS, block)
    const current = new StereoFilter(PARTS, block)
    const spare = new StereoFilter(PARTS, block)
    const fade = new StaticArray<f64>(block)
    for (let i = 0; i < block; i++) {
      fade[i] = 0.5 - 0.5 * NativeMath.cos((NativeMath.PI * (<f64>i + 0.5)) / <f64>block)
    }
    this.block = block
    this.designSteps = DESIGN_STEPS / scale
    this.design = new FilterDesign(rateHz, PARTS, block, fft)
    this.history = history
    this.convolution = new BlockConvolution(history, PARTS, block, fft)
    this.past = new Transform(fft)
    this.current = current
    this.spare = spare
    this.heard = current
    this.next = spare
    this.fade = fade
    this.latency = ((PARTS * block) >> 1) - 1 + 2 * block
    this.reset()
  }

  /** Reads a MASTER_EQ section; its choice of phase is the host's business. */
  setTargets(params: usize, baseSlot: i32): void {
    this.wanted.read(params, baseSlot)
  }

  reset(): void {
    const settled = !this.designing && !this.ready && !this.fading
    if (!settled || !this.wanted.equals(this.design.curve)) {
      this.design.begin(this.wanted, this.current)
      while (!this.design.isDone) this.design.step()
    }
    this.designing = false
    this.ready = false
    this.fading = false
    this.history.clear()
    this.current.clear()
    this.awake = !this.current.isFlat
    this.catchUp = 0
    this.heard = this.current
    this.heardFlat = this.current.isFlat
    this.heardFading = false
    this.at = 0
    // So far on that no block before it has a negative number.
    this.number = PARTS + 2
    this.beginBlock()
  }

  process(buffer: usize, frames: i32): void {
    while (frames > 0) {
      const n = min(frames, TICK_FRAMES - (this.at & (TICK_FRAMES - 1)))
      this.play(buffer, n)
      this.at += n
      if ((this.at & (TICK_FRAMES - 1)) === 0) this.tick()
      buffer += (<usize>n) << 4
      frames -= n
    }
  }

  private play(buffer: usize, frames: i32): void {
    const start = <i32>(this.number % (PARTS + 2)) * this.block + this.at
    memory.copy(this.history.frame(start), buffer, (<usize>frames) << 4)
    const heard = this.heard.heard + ((<usize>this.at) << 4)
    if (!this.heardFading && !this.heardFlat) {
      memory.copy(buffer, heard, (<usize>frames) << 4)
      return
    }
    const next = this.next.heard + ((<usize>this.at) << 4)
    for (let i = 0; i < frames; i++) {
      const offset = (<usize>i) << 4
      const dry = v128.load(this.history.frame(start + i - this.latency))
      const from = this.heardFlat ? dry : v128.load(heard + offset)
      if (this.heardFading) {
        const to = this.nextFlat ? dry : v128.load(next + offset)
        const w = f64x2.splat(unchecked(this.fade[this.at + i]))
        v128.store(buffer + offset, f64x2.add(from, f64x2.mul(w, f64x2.sub(to, from))))
      } else {
        v128.store(buffer + offset, from)
      }
    }
  }

  private tick(): void {
    this.convolution.runTo((this.convolution.steps * this.at) / this.block)
    if (!this.designing && !this.ready && !this.fading && !this.wanted.equals(this.design.curve)) this.beginDesign()
    if (this.designing) {
      for (let i = 0; i < this.designSteps; i++) {
        if (this.catchUp > 0) this.stepCatchUp()
        else if (!this.design.isDone) this.design.step()
      }
      if (this.catchUp === 0 && this.design.isDone) {
        this.designing = false
        this.ready = true
      }
    }
    if (this.at === this.block) this.endBlock()
  }

  private beginDesign(): void {
    this.designing = true
    this.design.begin(this.wanted, this.spare)
    if (this.awake || this.spare.isFlat) return
    this.awake = true
    this.catchUp = PARTS
    this.catchUpFrom = this.number - 1
    this.pastLoaded = false
  }

  private stepCatchUp(): void {
    const number = this.catchUpFrom - (PARTS - this.catchUp)
    // Too old by now to be summed over; its place belongs to a newer block.
    if (number < this.number - PARTS) {
      this.catchUp = 0
    } else if (!this.pastLoaded) {
      this.history.load(number, this.past)
      this.pastLoaded = true
    } else if (!this.past.isDone) {
      this.past.stepPass()
    } else {
      this.history.keep(number, this.past)
      this.pastLoaded = false
      this.catchUp -= 1
    }
  }

  private beginBlock(): void {
    this.convolution.begin(this.number - 1, this.awake, this.current, this.fading ? this.spare : this.current)
  }

  private endBlock(): void {
    this.heard = this.current
    this.heardFlat = this.current.isFlat
    this.heard.turnOver()
    this.heardFading = this.fading
    if (this.fading) {
      this.next = this.spare
      this.nextFlat = this.spare.isFlat
      this.next.turnOver()
      this.spare = this.current
      this.current = this.next
      this.fading = false
    }
    if (this.ready) {
      this.fading = true
      this.ready = false
    }
    if (this.current.isFlat && !this.fading && !this.designing) this.awake = false
    this.at = 0
    this.number += 1
    this.beginBlock()
  }
}
