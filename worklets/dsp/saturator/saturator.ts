// The saturator of a strip and of the master: a memoryless curve at eight times the rate (four and two at the high rates),
// between an emphasis and its inverse. Nonlinear processing with a static curve: Zolzer (ed.), DAFX, 2nd ed., chapter 4.
// The curve acts as a gain f(x) / x, so that followers can be multiplied by the leader's and still sum to it.

import { FLUSH_FRAMES } from '../equaliser/biquad-chain'
import { FADE_SECONDS, GLIDE_SECONDS } from '../equaliser/biquad-stage'
import { SATURATOR_ON } from '../generated/slots'
import { Smoothed } from '../maths/smoothed'
import { Processor } from '../processor'
import { curveOf } from './saturation-curve'
import { SaturatorControls } from './saturator-controls'
import { SaturatorPath, SPAN_FRAMES } from './saturator-path'
import { PASSING, RUNNING, SaturatorRecord, STARTING } from './saturator-record'

/** Switched on, it runs unheard this long: what its filters and its constant part need to settle. */
const WARM_SECONDS: f64 = 0.05

export class Saturator extends Processor {
  /** The last call's segments, tones and blends, for followers. */
  readonly record: SaturatorRecord
  /** The last call's gains: a pair of f64 for each frame at the raised rate, `factor` of them a frame. 0: not followed. */
  gains: usize = 0
  readonly factor: i32
  private path: SaturatorPath
  private controls: SaturatorControls
  private maxBlock: i32
  private fadeFrames: i32
  private warmFrames: i32
  private spanGains: usize
  private otherGains: usize
  /** Pairs of drive and make-up, for each frame of a span. */
  private levels: usize = heap.alloc((<usize>SPAN_FRAMES) << 4)
  private on: bool = false
  /** False while off and at rest: only the delay runs. */
  private engaged: bool = false
  private starting: bool = false
  private wet: Smoothed
  private warmLeft: i32 = 0
  private outLeft: i32 = 0
  /** The characters at both ends of a cross-fade; one and the same when there is none. */
  private from: i32 = 0
  private to: i32 = 0
  private cross: Smoothed
  private crossLeft: i32 = 0
  private clock: i32 = 0

  constructor(rateHz: f64, maxBlock: i32) {
    super()
    const path = new SaturatorPath(rateHz)
    this.path = path
    this.latency = path.latency
    this.factor = path.factor
    this.maxBlock = maxBlock
    const fade = <i32>NativeMath.ceil(rateHz * FADE_SECONDS)
    this.fadeFrames = fade
    this.wet = new Smoothed(fade)
    this.cross = new Smoothed(fade)
    this.warmFrames = <i32>NativeMath.ceil(rateHz * WARM_SECONDS)
    this.controls = new SaturatorControls(<i32>NativeMath.ceil(rateHz * GLIDE_SECONDS))
    this.record = new SaturatorRecord(maxBlock, maxBlock / 16 + 16)
    const span = (<usize>(SPAN_FRAMES * path.factor)) << 4
    this.spanGains = heap.alloc(span)
    this.otherGains = heap.alloc(span)
  }

  /** From now on `gains` holds the whole last call. To be called where memory may be allocated. */
  keepGains(): void {
    if (this.gains === 0) this.gains = heap.alloc((<usize>(this.maxBlock * this.factor)) << 4)
  }

  /** `params` points to the whole block of f64, `baseSlot` is the saturator's first slot in it. */
  setTargets(params: usize, baseSlot: i32): void {
    const p = params + ((<usize>baseSlot) << 3)
    this.controls.setTargets(p)
    this.crossTo(this.controls.character)
    const on = load<f64>(p + ((<usize>SATURATOR_ON) << 3)) !== 0
    if (on === this.on) return
    this.on = on
    if (on) this.switchOn()
    else this.switchOff()
  }

  /** Every control at its target; states stay. */
  snap(): void {
    this.snapControls()
    if (this.on && !this.engaged) {
      this.path.clear()
      this.starting = true
    }
    this.engaged = this.on
    this.warmLeft = 0
    this.outLeft = 0
    this.wet.snap(this.on ? 1 : 0)
  }

  reset(): void {
    this.snap()
    this.clock = 0
    this.starting = false
    this.record.segments = 0
    this.path.reset()
  }

  process(buffer: usize, frames: i32): void {
    this.record.segments = 0
    let done: i32 = 0
    while (done < frames) {
      let n = min(frames - done, SPAN_FRAMES - (this.clock & (SPAN_FRAMES - 1)))
      if (this.warmLeft > 0) n = min(n, this.warmLeft)
      if (this.outLeft > 0) n = min(n, this.outLeft)
      if (this.crossLeft > 0) n = min(n, this.crossLeft)
      const at = buffer + ((<usize>done) << 4)
      if (this.engaged) {
        this.run(at, n, done)
      } else {
        this.path.pass(at, n)
        this.record.add(PASSING, n, 0)
      }
      this.count(n)
      done += n
    }
  }

  private switchOn(): void {
    if (this.engaged) {
      this.outLeft = 0
      this.wet.setTarget(1)
      return
    }
    this.engaged = true
    this.starting = true
    this.path.clear()
    this.snapControls()
    this.wet.snap(0)
    this.warmLeft = this.warmFrames
  }

  private switchOff(): void {
    if (this.warmLeft > 0) {
      this.warmLeft = 0
      this.engaged = false
    } else if (this.engaged) {
      this.wet.setTarget(0)
      this.outLeft = this.fadeFrames
    }
  }

  private snapControls(): void {
    this.controls.snap()
    this.from = this.controls.character
    this.to = this.from
    this.crossLeft = 0
  }

  /** A cross-fade under way is finished first. */
  private crossTo(character: i32): void {
    if (this.crossLeft > 0 || character === this.to || !this.engaged) return
    this.from = this.to
    this.to = character
    this.cross.snap(0)
    this.cross.setTarget(1)
    this.crossLeft = this.fadeFrames
  }

  /** Everything that happens after a certain number of frames; `process` never steps over one of them. */
  private count(frames: i32): void {
    this.clock = (this.clock + frames) & (FLUSH_FRAMES - 1)
    if (!this.engaged) return
    if (this.clock === 0) this.path.flush()
    if (this.warmLeft > 0) {
      this.warmLeft -= frames
      if (this.warmLeft === 0) this.wet.setTarget(1)
    }
    if (this.outLeft > 0) {
      this.outLeft -= frames
      if (this.outLeft === 0) {
        // Switched to and fro faster than the ramps can be told apart: one more turn.
        if (this.wet.isAtRest) this.engaged = false
        else this.outLeft = this.fadeFrames
      }
    }
    if (this.crossLeft > 0) {
      this.crossLeft -= frames
      if (this.crossLeft === 0) {
        this.from = this.to
        this.crossTo(this.controls.character)
      }
    }
  }

  private run(buffer: usize, frames: i32, done: i32): void {
    const moving = !(this.controls.isAtRest && this.wet.isAtRest)
    const step: usize = moving ? 16 : 0
    const tones = this.record.tones + ((<usize>done) << 4)
    const blends = this.record.blends + ((<usize>done) << 4)
    const gains = this.gains === 0 ? this.spanGains : this.gains + ((<usize>(done * this.factor)) << 4)
    this.record.add(this.starting ? STARTING : RUNNING, frames, step)
    this.starting = false
    const reads: usize = moving ? <usize>frames : 1
    for (let i: usize = 0; i < reads; i++) {
      const offset = i << 4
      this.controls.read(this.levels + offset, tones + offset, blends + offset, this.wet.next())
    }
    const raised = this.path.raise(buffer, frames, tones, step)
    this.saturate(raised, gains, frames, moving)
    this.path.lower(buffer, frames, tones, blends, step)
  }

  /** From `raised` to the path's lowering input, by gains that are left in `gains`. */
  private saturate(raised: usize, gains: usize, frames: i32, moving: bool): void {
    this.saturateBy(this.to, raised, gains, frames, moving)
    if (this.crossLeft === 0) return
    const other = this.otherGains
    this.saturateBy(this.from, raised, other, frames, moving)
    const bytes = (<usize>this.factor) << 4
    for (let i: usize = 0; i < <usize>frames; i++) {
      const weight = f64x2.splat(this.cross.next())
      for (let at = i * bytes; at < (i + 1) * bytes; at += 16) {
        const g = v128.load(other + at)
        v128.store(gains + at, f64x2.add(g, f64x2.mul(weight, f64x2.sub(v128.load(gains + at), g))))
      }
    }
    this.path.multiply(raised, gains, frames)
  }

  /** Drive and make-up stand still within a frame: what their steps add lies above half the rate. */
  private saturateBy(character: i32, raised: usize, gains: usize, frames: i32, moving: bool): void {
    const curve = curveOf(character)
    const count = moving ? this.factor : frames * this.factor
    const calls: usize = moving ? <usize>frames : 1
    let to = this.path.loweringInput
    for (let i: usize = 0; i < calls; i++) {
      const levels = this.levels + (i << 4)
      const drive = load<f64>(levels)
      curve.apply(raised, gains, to, count, drive, drive * load<f64>(levels, 8))
      const bytes = (<usize>count) << 4
      raised += bytes
      gains += bytes
      to += bytes
    }
  }
}
