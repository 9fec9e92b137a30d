// The master bus: sum of the inputs in order (64 bits) and the reverb of their sends, the processors in the session's
// order, fades, drive, true-peak limiter, ceiling holds. The result is rounded to 32-bit float once, at the output.
// Neutral is nothing.

import { Compressor } from '../compressor/compressor'
import { DeltaTaps } from '../delta/delta-taps'
import { MASTER_FADES_NUMBER, MASTER_LIMITER_NUMBER, MASTER_REVERB_NUMBER } from '../delta/processor-numbers'
import { MasterEqualiser } from '../equaliser/master-equaliser'
import {
  MASTER_EQ,
  MASTER_FADES_END_SECONDS,
  MASTER_FADES_FADE_IN_SECONDS,
  MASTER_FADES_FADE_OUT_SECONDS,
  MASTER_FADES_START_SECONDS,
  MASTER_GLUE,
  MASTER_LIMITER,
  MASTER_LIMITER_DRIVE_DB,
  MASTER_MULTIBAND,
  MASTER_REVERB,
  MASTER_SATURATOR,
  MASTER_SLOTS,
  MASTER_WIDTH,
} from '../generated/slots'
import { CeilingHolds } from '../limiter/ceiling-holds'
import { Limiter } from '../limiter/limiter'
import { LinearPhaseEqualiser } from '../linear-phase/linear-phase-equaliser'
import { dbToGain } from '../maths/fast-math'
import { Smoothed } from '../maths/smoothed'
import { Multiband } from '../multiband/multiband'
import { Processor } from '../processor'
import { Saturator } from '../saturator/saturator'
import { Width } from '../width/width'
import { Fades } from './fades'
import { InputSum } from './input-sum'
import { MasterChain } from './master-chain'
import { MasterListening } from './master-listening'
import { MasterMeters } from './master-meters'
import { SendBus } from './send-bus'

/** Places in the processors' list and in `order`: MASTER_ORDER of src/params. */
export const EQ_PLACE: i32 = 0
export const MULTIBAND_PLACE: i32 = 1
export const GLUE_PLACE: i32 = 2
export const SATURATOR_PLACE: i32 = 3
export const WIDTH_PLACE: i32 = 4
const ORDERED: i32 = 5

/** First slot of each ordered processor. */
const BASES: StaticArray<i32> = [MASTER_EQ, MASTER_MULTIBAND, MASTER_GLUE, MASTER_SATURATOR, MASTER_WIDTH]

/** The equaliser of a master, by its phase; the choice is made once, because it decides the latency. */
export function makeEqualiser(rateHz: f64, maxBlock: i32, linearPhase: bool): Processor {
  if (linearPhase) return new LinearPhaseEqualiser(rateHz, maxBlock)
  return new MasterEqualiser(rateHz, maxBlock)
}

export class MasterBus {
  readonly params: usize
  readonly meters: MasterMeters
  /** f32 planes: left then right of each input. */
  readonly inputs: usize
  /**
   * f32 planes, left and right: of the master, of what one processor changes while that is listened to, before and after
   * one processor while that is looked at.
   */
  readonly outputs: usize
  /** One f64 for each input: what it sends to the reverb in decibels, minus infinity for nothing. */
  readonly sends: usize
  /** Five f64: which ordered processor comes first, second ... */
  readonly order: usize
  readonly chain: MasterChain
  readonly multiband: Multiband
  readonly glue: Compressor
  readonly saturator: Saturator
  readonly fades: Fades
  readonly drive: Smoothed
  readonly limiter: Limiter
  readonly holds: CeilingHolds
  /** Holds in the list of `holds` that the next applyParams takes. */
  holdCount: i32 = 0
  /** Gain into the limiter on top of the drive, in decibels: an alternate's way to its own loudness. */
  extraDriveDb: f64 = 0
  private buffer: usize
  private sum: InputSum
  private sendBus: SendBus
  readonly listening: MasterListening
  private deltas: DeltaTaps
  /** Whether the last block has a delta. */
  hasDelta: bool = false

  constructor(
    readonly rateHz: f64,
    readonly maxBlock: i32,
    readonly inputCount: i32,
    readonly linearPhase: bool,
  ) {
    const equaliser = makeEqualiser(rateHz, maxBlock, linearPhase)
    const multiband = new Multiband(rateHz, maxBlock)
    const glue = new Compressor(rateHz, maxBlock)
    const saturator = new Saturator(rateHz, maxBlock)
    const width = new Width(rateHz, maxBlock)
    const limiter = new Limiter(rateHz, maxBlock)
    const processors: Processor[] = [equaliser, multiband, glue, saturator, width]
    let reach = limiter.latency
    for (let n = 0; n < processors.length; n++) reach += processors[n].latency
    const plane = <usize>(maxBlock << 2)
    const outputs = heap.alloc(plane * 8)
    memory.fill(outputs, 0, plane * 8)
    this.outputs = outputs
    const deltas = new DeltaTaps(rateHz, maxBlock, reach, outputs + 4 * plane)
    const chain = new MasterChain(rateHz, processors, deltas, limiter.latency)
    this.deltas = deltas
    this.multiband = multiband
    this.glue = glue
    this.saturator = saturator
    this.chain = chain
    this.fades = new Fades(rateHz, maxBlock, chain.latency)
    this.drive = new Smoothed(<i32>NativeMath.round(0.01 * rateHz))
    this.limiter = limiter
    this.holds = new CeilingHolds(rateHz, maxBlock, chain.latency + limiter.latency)
    const params = heap.alloc((<usize>MASTER_SLOTS) << 3)
    this.params = params
    this.listening = new MasterListening(rateHz, maxBlock, deltas, chain, params, limiter.latency)
    this.meters = new MasterMeters(multiband, glue, limiter)
    const inputs = heap.alloc(plane * 2 * <usize>inputCount)
    this.inputs = inputs
    this.sum = new InputSum(maxBlock, inputs, inputCount)
    this.sendBus = new SendBus(rateHz, maxBlock, inputs, inputCount)
    this.sends = heap.alloc((<usize>inputCount) << 3)
    this.order = heap.alloc(ORDERED << 3)
    this.buffer = heap.alloc((<usize>maxBlock) << 4)
    memory.fill(this.params, 0, (<usize>MASTER_SLOTS) << 3)
    memory.fill(this.inputs, 0, plane * 2 * <usize>inputCount)
    for (let n = 0; n < inputCount; n++) store<f64>(this.sends + ((<usize>n) << 3), -Infinity)
    for (let place = 0; place < ORDERED; place++) store<f64>(this.order + ((<usize>place) << 3), place)
    this.drive.snap(1)
    this.clearMeters()
  }

  get latency(): i32 {
    return this.chain.latency + this.limiter.latency
  }

  applyParams(): void {
    const at = this.params
    for (let n = 0; n < ORDERED; n++) this.chain.processors[n].setTargets(at, BASES[n])
    this.applySends()
    for (let place = 0; place < ORDERED; place++) {
      this.chain.setPlace(place, <i32>load<f64>(this.order + ((<usize>place) << 3)))
    }
    this.fades.setTargets(
      this.param(MASTER_FADES_START_SECONDS),
      this.param(MASTER_FADES_END_SECONDS),
      this.param(MASTER_FADES_FADE_IN_SECONDS),
      this.param(MASTER_FADES_FADE_OUT_SECONDS),
    )
    this.drive.setTarget(dbToGain(this.param(MASTER_LIMITER_DRIVE_DB) + this.extraDriveDb))
    this.listening.follow(this.drive.target)
    this.limiter.setTargets(at, MASTER_LIMITER)
    this.holds.setList(this.holdCount)
  }

  private applySends(): void {
    this.sendBus.reverb.setTargets(this.params, MASTER_REVERB)
    for (let n = 0; n < this.inputCount; n++) this.sendBus.setSend(n, this.sendGain(n))
  }

  /** Linear gain of an input into the reverb. */
  sendGain(input: i32): f64 {
    const db = load<f64>(this.sends + ((<usize>input) << 3))
    return db === -Infinity ? 0 : dbToGain(db)
  }

  /** Listens to a processor: see MasterListening. */
  setDelta(processor: i32, band: i32): void {
    this.listening.listenTo(processor, band, this.drive.target)
  }

  /** Clears all state and takes the parameters at once. */
  reset(): void {
    this.applyParams()
    this.listening.reset(this.drive.target)
    this.sendBus.reset()
    this.chain.reset()
    this.fades.reset()
    this.drive.snap(this.drive.target)
    this.limiter.reset()
    this.holds.reset()
    this.clearMeters()
  }

  clearMeters(): void {
    this.meters.clear()
  }

  /** `songFrame`: where the first input frame stands in the song. */
  process(frames: i32, songFrame: f64): void {
    const buffer = this.buffer
    this.sum.process(buffer, frames)
    const isListening = this.deltas.isRunning
    this.deltas.scope.begin()
    if (isListening) this.deltas.before(MASTER_REVERB_NUMBER, buffer, frames)
    this.sendBus.process(buffer, frames)
    if (isListening) this.deltas.after(MASTER_REVERB_NUMBER, buffer, frames)
    this.chain.process(buffer, frames)
    if (isListening) this.deltas.before(MASTER_FADES_NUMBER, buffer, frames)
    this.fades.process(buffer, frames, songFrame)
    if (isListening) this.deltas.after(MASTER_FADES_NUMBER, buffer, frames)
    this.applyDrive(frames)
    if (isListening) this.deltas.before(MASTER_LIMITER_NUMBER, buffer, frames)
    this.limiter.process(buffer, frames)
    if (isListening) this.deltas.after(MASTER_LIMITER_NUMBER, buffer, frames)
    this.holds.process(buffer, frames, songFrame)
    this.round(buffer, this.outputs, frames)
    this.meters.read(this.outputs, this.outputs + <usize>(this.maxBlock << 2), frames)
    this.hasDelta = this.deltas.isHeard
    if (!this.hasDelta) return
    this.listening.write(frames)
    this.round(this.listening.delta, this.outputs + 2 * <usize>(this.maxBlock << 2), frames)
  }

  private param(slot: i32): f64 {
    return load<f64>(this.params + ((<usize>slot) << 3))
  }

  private applyDrive(frames: i32): void {
    const drive = this.drive
    if (drive.isAtRest && drive.value === 1) return
    for (let i: usize = 0; i < <usize>frames; i++) {
      const at = this.buffer + (i << 4)
      v128.store(at, f64x2.mul(v128.load(at), f64x2.splat(drive.next())))
    }
  }

  /** To planar f32. */
  private round(buffer: usize, planes: usize, frames: i32): void {
    const right = planes + <usize>(this.maxBlock << 2)
    for (let i: usize = 0; i < <usize>frames; i++) {
      const pair = f32x4.demote_f64x2_zero(v128.load(buffer + (i << 4)))
      v128.store32_lane(planes + (i << 2), pair, 0)
      v128.store32_lane(right + (i << 2), pair, 1)
    }
  }
}
