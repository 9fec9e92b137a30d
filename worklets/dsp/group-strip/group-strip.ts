// Group strip: trim and polarity, repair, filters, equaliser, compressor, transient shaper, saturator, width, section
// rides, fader with balance and mute. 64-bit inside, planar 32-bit at both ends; a second output carries the cleaned
// input, as late as the processed sound, for the plain sum; a third, while it is listened to, what one processor changes;
// and, while it is looked at, what stands before and after one of them.

import { Compressor } from '../compressor/compressor'
import { DeltaTaps } from '../delta/delta-taps'
import { STRIP_COMPRESSOR_NUMBER, STRIP_RIDES_NUMBER } from '../delta/processor-numbers'
import { BiquadStage, FADE_SECONDS } from '../equaliser/biquad-stage'
import { ButterworthFilter } from '../equaliser/filters'
import { StripEqualiser } from '../equaliser/strip-equaliser'
import {
  STRIP_COMPRESSOR,
  STRIP_EQ,
  STRIP_FILTERS_HIGH_PASS_ON,
  STRIP_FILTERS_LOW_PASS_ON,
  STRIP_INPUT_INVERT_POLARITY,
  STRIP_INPUT_TRIM_DB,
  STRIP_OUTPUT_BALANCE,
  STRIP_OUTPUT_GAIN_DB,
  STRIP_OUTPUT_MUTE,
  STRIP_REPAIR,
  STRIP_RIDES_RAMP_MS,
  STRIP_SATURATOR,
  STRIP_SLOTS,
  STRIP_TRANSIENT,
  STRIP_WIDTH,
} from '../generated/slots'
import { dbToGain } from '../maths/fast-math'
import { multiply } from '../maths/multiply'
import { Smoothed } from '../maths/smoothed'
import { Processor } from '../processor'
import { Repair } from '../repair/repair'
import { SectionRides } from '../rides/section-rides'
import { Saturator } from '../saturator/saturator'
import { TransientShaper } from '../transient/transient-shaper'
import { Width } from '../width/width'
import { DryDelay } from './dry-delay'
import { StripListening } from './strip-listening'
import { StripOutput } from './strip-output'

const SILENCE_DB: f64 = -60
const METERS: usize = 9
const PORTS: usize = 12
const SCOPE_PORT: usize = 8

export class GroupStrip {
  readonly params: usize
  /** Planar blocks of f32: left and right of input, output, dry output, delta, before and after the watched processor. */
  readonly ports: usize
  /** STRIP_METER of src/engine/group-strip. */
  readonly meters: usize
  /** Frames by which both outputs are late. */
  readonly latency: i32
  private buffer: usize
  private highPass: ButterworthFilter
  private lowPass: ButterworthFilter
  private equaliser: StripEqualiser
  private compressor: Compressor
  private repair: Repair
  private transient: TransientShaper
  private saturator: Saturator
  private width: Width
  readonly rides: SectionRides
  private dry: DryDelay
  /** From the compressor to the width, in the order of the signal. */
  private processors: Processor[]
  readonly listening: StripListening
  private deltas: DeltaTaps
  /** Whether the last block has a delta. */
  hasDelta: bool = false
  private delta: usize
  private trim: Smoothed
  private output: StripOutput

  constructor(
    sampleRate: f64,
    readonly maxBlock: i32,
  ) {
    const blockBytes = (<usize>maxBlock) << 2
    const params = heap.alloc((<usize>STRIP_SLOTS) << 3)
    const ports = heap.alloc(PORTS * blockBytes)
    this.params = params
    const meters = heap.alloc(METERS << 3)
    this.ports = ports
    this.meters = meters
    this.output = new StripOutput(sampleRate, maxBlock, ports + 2 * blockBytes, meters)
    this.buffer = heap.alloc((<usize>maxBlock) << 4)
    const highPass = new ButterworthFilter(sampleRate, true)
    const lowPass = new ButterworthFilter(sampleRate, false)
    const repair = new Repair(sampleRate, maxBlock)
    this.repair = repair
    // Repair and filters share the equaliser's pass; its bypass does not reach them.
    const leading: BiquadStage[] = [highPass, lowPass]
    for (let i = repair.stages.length - 1; i >= 0; i--) leading.unshift(repair.stages[i])
    this.highPass = highPass
    this.lowPass = lowPass
    const equaliser = new StripEqualiser(sampleRate, maxBlock, leading)
    const compressor = new Compressor(sampleRate, maxBlock)
    const transient = new TransientShaper(sampleRate, maxBlock)
    this.equaliser = equaliser
    this.compressor = compressor
    this.transient = transient
    const saturator = new Saturator(sampleRate, maxBlock)
    this.saturator = saturator
    const width = new Width(sampleRate, maxBlock)
    this.width = width
    this.processors = [compressor, transient, saturator, width]
    const deltas = new DeltaTaps(sampleRate, maxBlock, saturator.latency, ports + SCOPE_PORT * blockBytes)
    this.deltas = deltas
    this.listening = new StripListening(deltas, params, saturator.latency)
    equaliser.listen(deltas, [repair.stages.length, leading.length])
    this.delta = heap.alloc((<usize>maxBlock) << 4)
    this.latency = saturator.latency
    this.rides = new SectionRides(sampleRate, maxBlock, saturator.latency)
    this.dry = new DryDelay(saturator.latency)
    const fade = <i32>Math.ceil(sampleRate * FADE_SECONDS)
    this.trim = new Smoothed(fade)
    memory.fill(this.ports, 0, PORTS * blockBytes)
    memory.fill(this.params, 0, (<usize>STRIP_SLOTS) << 3)
    memory.fill(this.meters, 0, METERS << 3)
  }

  private param(slot: i32): f64 {
    return load<f64>(this.params + ((<usize>slot) << 3))
  }

  applyParams(): void {
    const polarity: f64 = this.param(STRIP_INPUT_INVERT_POLARITY) !== 0 ? -1 : 1
    this.trim.setTarget(polarity * dbToGain(this.param(STRIP_INPUT_TRIM_DB)))
    this.highPass.setTargets(this.params + (STRIP_FILTERS_HIGH_PASS_ON << 3))
    this.lowPass.setTargets(this.params + (STRIP_FILTERS_LOW_PASS_ON << 3))
    this.equaliser.setTargets(this.params, STRIP_EQ)
    this.repair.setTargets(this.params, STRIP_REPAIR)
    this.compressor.setTargets(this.params, STRIP_COMPRESSOR)
    this.transient.setTargets(this.params, STRIP_TRANSIENT)
    this.saturator.setTargets(this.params, STRIP_SATURATOR)
    this.width.setTargets(this.params, STRIP_WIDTH)
    this.rides.setRampMs(this.param(STRIP_RIDES_RAMP_MS))
    const gainDb = this.param(STRIP_OUTPUT_GAIN_DB)
    const silent = this.param(STRIP_OUTPUT_MUTE) !== 0 || gainDb <= SILENCE_DB
    const gain = silent ? 0 : dbToGain(gainDb)
    const balance = this.param(STRIP_OUTPUT_BALANCE) * 0.01
    this.output.setGains(gain * min(1, 1 - balance), gain * min(1, 1 + balance))
    this.listening.follow()
  }

  setAudition(gain: f64): void {
    this.output.setAudition(gain)
  }

  reset(): void {
    this.deltas.reset()
    this.trim.finish()
    this.output.finish()
    this.equaliser.reset()
    this.compressor.reset()
    this.transient.reset()
    this.saturator.reset()
    this.width.reset()
    this.rides.reset()
    this.dry.reset()
    this.clearMeters()
  }

  clearMeters(): void {
    memory.fill(this.meters, 0, METERS << 3)
    this.equaliser.clearMeters()
    this.compressor.clearMeters()
  }

  /** `songFrame`: where the first input frame stands in the song. */
  process(frames: i32, songFrame: f64): void {
    const blockBytes = (<usize>this.maxBlock) << 2
    const buffer = this.buffer
    this.hasDelta = this.deltas.isHeard
    this.deltas.scope.begin()
    this.clean(this.ports, blockBytes, frames)
    this.dry.process(this.ports + 4 * blockBytes, this.ports + 5 * blockBytes, frames)
    this.equaliser.process(buffer, frames)
    this.runProcessors(frames)
    this.ride(frames, songFrame)
    store<f64>(this.meters, this.compressor.gainReductionDb, 3 << 3)
    store<f64>(this.meters, this.equaliser.farthestMovedDb, 5 << 3)
    store<f64>(this.meters, this.compressor.keyPower, 6 << 3)
    store<f64>(this.meters, this.compressor.inputPeak, 7 << 3)
    store<f64>(this.meters, this.compressor.outputPeak, 8 << 3)
    this.output.write(buffer, this.hasDelta ? this.delta : 0, frames)
  }

  private runProcessors(frames: i32): void {
    const deltas = this.deltas
    for (let n = 0; n < this.processors.length; n++) {
      if (deltas.isRunning) deltas.before(STRIP_COMPRESSOR_NUMBER + n, this.buffer, frames)
      unchecked(this.processors[n]).process(this.buffer, frames)
      if (deltas.isRunning) deltas.after(STRIP_COMPRESSOR_NUMBER + n, this.buffer, frames)
    }
  }

  private ride(frames: i32, songFrame: f64): void {
    const deltas = this.deltas
    const rides = this.rides
    if (deltas.isRunning) deltas.before(STRIP_RIDES_NUMBER, this.buffer, frames)
    rides.computeGain(frames, songFrame)
    if (!rides.isNeutral) multiply(this.buffer, rides.gains, frames)
    if (deltas.isRunning) deltas.after(STRIP_RIDES_NUMBER, this.buffer, frames)
    if (!deltas.isHeard) return
    // Where it stands before the rides they belong to how loud it is in the song, as the fader does.
    memory.fill(this.delta, 0, (<usize>frames) << 4)
    deltas.addTo(this.delta, frames, rides.isNeutral ? 0 : rides.gains, STRIP_RIDES_NUMBER)
  }

  /** Planar f32 in, cleaned to the dry outputs, trimmed to the buffer. */
  private clean(input: usize, blockBytes: usize, frames: i32): void {
    let peak = load<f64>(this.meters)
    let cleaned: i32 = 0
    const moving = !this.trim.isAtRest
    let trim = this.trim.value
    for (let i = 0; i < frames; i++) {
      const at = input + ((<usize>i) << 2)
      let left = load<f32>(at)
      let right = load<f32>(at + blockBytes)
      if (left - left !== 0) {
        left = 0
        cleaned++
      }
      if (right - right !== 0) {
        right = 0
        cleaned++
      }
      store<f32>(at + 4 * blockBytes, left)
      store<f32>(at + 5 * blockBytes, right)
      if (moving) trim = this.trim.next()
      const l = <f64>left * trim
      const r = <f64>right * trim
      peak = max(peak, max(Math.abs(l), Math.abs(r)))
      const out = this.buffer + ((<usize>i) << 4)
      store<f64>(out, l)
      store<f64>(out, r, 8)
    }
    store<f64>(this.meters, peak)
    store<f64>(this.meters, load<f64>(this.meters, 4 << 3) + <f64>cleaned, 4 << 3)
  }
}
