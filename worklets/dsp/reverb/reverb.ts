// The session's one reverb: low cut, pre-delay, diffusion, feedback delay network, return. What comes in is the sum of
// the sends, what goes out is the return alone. Without modulation: linear, and time-invariant while its controls rest.

import { BiquadChain, FLUSH_FRAMES } from '../equaliser/biquad-chain'
import { CONTROL_FRAMES, FADE_SECONDS, GLIDE_SECONDS } from '../equaliser/biquad-stage'
import { ButterworthFilter } from '../equaliser/filters'
import {
  REVERB_DAMPING_HZ,
  REVERB_DECAY_SECONDS,
  REVERB_LOW_CUT_HZ,
  REVERB_ON,
  REVERB_PRE_DELAY_MS,
  REVERB_RETURN_DB,
  REVERB_SIZE_PERCENT,
} from '../generated/slots'
import { dbToGain } from '../maths/fast-math'
import { Smoothed } from '../maths/smoothed'
import { Processor } from '../processor'
import { DelayLine } from './delay-line'
import { Diffuser } from './diffuser'
import { FeedbackNetwork } from './feedback-network'
import { LARGEST_SCALE, sizeScale } from './line-lengths'
import { SegmentFade } from './segment-fade'

const PRE_DELAY_MAX_SECONDS: f64 = 0.12

function value(params: usize, slot: i32): f64 {
  return load<f64>(params + ((<usize>slot) << 3))
}

export class Reverb extends Processor {
  private lowCut: ButterworthFilter
  private chain: BiquadChain = new BiquadChain()
  private preLeft: DelayLine
  private preRight: DelayLine
  private diffuser: Diffuser
  private network: FeedbackNetwork
  private wet: SegmentFade
  private returnGain: Smoothed
  /** 1 / seconds: what a line loses in decibels is proportional to it. */
  private decayRate: Smoothed
  private logDamping: Smoothed
  /** 0 to 1: from the lengths that sound to the coming ones. */
  private resize: SegmentFade
  private shift: SegmentFade
  private scale: f64 = 1
  private wantedScale: f64 = 1
  private preDelay: i32 = 0
  private wantedPreDelay: i32 = 0
  private on: bool = false
  private engaged: bool = false
  private moving: bool = false
  /** The last glide of a movement is under way: to the coefficients of the targets themselves. */
  private settling: bool = false
  private clock: i32 = 0

  constructor(
    private rateHz: f64,
    _maxBlock: i32,
  ) {
    super()
    const glide = <i32>Math.ceil(rateHz * GLIDE_SECONDS)
    const preDelayMax = <i32>Math.ceil(rateHz * PRE_DELAY_MAX_SECONDS) + CONTROL_FRAMES
    this.lowCut = new ButterworthFilter(rateHz, true)
    this.preLeft = new DelayLine(preDelayMax)
    this.preRight = new DelayLine(preDelayMax)
    this.diffuser = new Diffuser(rateHz, LARGEST_SCALE)
    this.network = new FeedbackNetwork(rateHz)
    this.wet = new SegmentFade(<i32>Math.ceil(rateHz * FADE_SECONDS), 1)
    this.returnGain = new Smoothed(glide)
    this.decayRate = new Smoothed(glide)
    this.logDamping = new Smoothed(glide)
    this.resize = new SegmentFade(glide, 0)
    this.shift = new SegmentFade(glide, 0)
    this.chain.stages.push(this.lowCut)
  }

  /** Off and silent: process writes zeros and does nothing else. */
  get isIdle(): bool {
    return !this.on && !this.engaged
  }

  setTargets(params: usize, baseSlot: i32): void {
    const p = params + ((<usize>baseSlot) << 3)
    this.on = value(p, REVERB_ON) !== 0
    this.wantedScale = sizeScale(value(p, REVERB_SIZE_PERCENT))
    this.wantedPreDelay = <i32>Math.round(value(p, REVERB_PRE_DELAY_MS) * 0.001 * this.rateHz)
    this.decayRate.setTarget(1 / value(p, REVERB_DECAY_SECONDS))
    this.logDamping.setTarget(NativeMath.log(value(p, REVERB_DAMPING_HZ)))
    this.lowCut.set(true, value(p, REVERB_LOW_CUT_HZ), 0)
    this.returnGain.setTarget(dbToGain(value(p, REVERB_RETURN_DB)))
    this.moving = true
  }

  /** Every control at its target; states stay. */
  snap(): void {
    this.decayRate.finish()
    this.logDamping.finish()
    this.returnGain.finish()
    this.resize.control.snap(0)
    this.shift.control.snap(0)
    this.scale = this.wantedScale
    this.preDelay = this.wantedPreDelay
    this.preLeft.snap(this.preDelay)
    this.preRight.snap(this.preDelay)
    this.diffuser.snap(this.scale)
    this.network.snap(this.scale)
    this.network.set(1 / this.decayRate.value, NativeMath.exp(this.logDamping.value))
    this.wet.control.snap(this.on ? 1 : 0)
    this.engaged = this.on
    this.moving = false
    this.settling = false
  }

  reset(): void {
    this.snap()
    this.clock = 0
    this.clear()
  }

  /** Takes the sum of the sends and leaves the return. */
  process(buffer: usize, frames: i32): void {
    if (this.isIdle) {
      memory.fill(buffer, 0, (<usize>frames) << 4)
      this.clock = (this.clock + frames) & (FLUSH_FRAMES - 1)
      return
    }
    while (frames > 0) {
      if ((this.clock & (CONTROL_FRAMES - 1)) === 0) this.control()
      const n = min(frames, CONTROL_FRAMES - (this.clock & (CONTROL_FRAMES - 1)))
      if (this.engaged) this.segment(buffer, n)
      else memory.fill(buffer, 0, (<usize>n) << 4)
      this.clock = (this.clock + n) & (FLUSH_FRAMES - 1)
      if (this.clock === 0 && this.engaged) {
        this.chain.flush()
        this.network.flush()
      }
      buffer += (<usize>n) << 4
      frames -= n
    }
  }

  private clear(): void {
    this.chain.reset()
    this.preLeft.clear()
    this.preRight.clear()
    this.diffuser.clear()
    this.network.clear()
  }

  /** Called every CONTROL_FRAMES frames, counted from reset. */
  private control(): void {
    if (this.on && !this.engaged) {
      this.snap()
      this.clear()
      this.wet.control.snap(0)
    }
    this.wet.control.setTarget(this.on ? 1 : 0)
    if (!this.on && this.wet.control.isAtRest) this.engaged = false
    if (!this.engaged) return
    this.chain.control()
    this.controlPreDelay()
    if (this.moving) this.controlNetwork()
  }

  private controlPreDelay(): void {
    if (!this.shift.control.isAtRest) return
    this.preLeft.arrive()
    this.preRight.arrive()
    this.shift.control.snap(0)
    if (this.preDelay === this.wantedPreDelay) return
    this.preDelay = this.wantedPreDelay
    this.preLeft.coming = this.preDelay
    this.preRight.coming = this.preDelay
    this.shift.start()
  }

  private controlNetwork(): void {
    if (this.resize.control.isAtRest) {
      this.diffuser.arrive()
      this.network.arrive()
      this.resize.control.snap(0)
      if (this.scale !== this.wantedScale) {
        this.scale = this.wantedScale
        this.diffuser.setComing(this.scale)
        this.network.setComing(this.scale)
        this.resize.start()
      }
    }
    const atRest = this.resize.control.isAtRest && this.decayRate.isAtRest && this.logDamping.isAtRest
    if (atRest && this.settling) {
      this.network.settle()
      this.moving = false
      this.settling = false
      return
    }
    this.settling = atRest
    const decay = 1 / this.decayRate.advance(CONTROL_FRAMES)
    const damping = NativeMath.exp(this.logDamping.advance(CONTROL_FRAMES))
    this.network.glide(decay, damping, this.resize.control.value, CONTROL_FRAMES)
  }

  private segment(buffer: usize, frames: i32): void {
    const wet = this.wet.next(frames)
    // The input comes in as gently as the return: sound that was under way must not start with a step.
    if (wet !== 0) multiply(buffer, wet, frames)
    this.chain.run(0, 1, buffer, frames)
    const shift = this.shift.next(frames)
    this.delay(this.preLeft, buffer, frames, shift)
    this.delay(this.preRight, buffer + 8, frames, shift)
    const resize = this.resize.next(frames)
    this.diffuser.process(buffer, frames, resize)
    this.network.process(buffer, frames, resize)
    if (wet !== 0) multiply(buffer, wet, frames)
    if (this.returnGain.isAtRest && this.returnGain.value === 1) return
    for (let i: usize = 0; i < <usize>frames; i++) {
      const at = buffer + (i << 4)
      v128.store(at, f64x2.mul(v128.load(at), f64x2.splat(this.returnGain.next())))
    }
  }

  private delay(line: DelayLine, buffer: usize, frames: i32, weights: usize): void {
    line.write(buffer, 16, frames)
    line.read(buffer, 16, frames, weights, frames)
  }
}

function multiply(buffer: usize, gains: usize, frames: i32): void {
  for (let i: usize = 0; i < <usize>frames; i++) {
    const at = buffer + (i << 4)
    v128.store(at, f64x2.mul(v128.load(at), v128.load64_splat(gains + (i << 3))))
  }
}
