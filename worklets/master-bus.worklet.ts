import { Dsp } from '../src/engine/dsp'
import { LoudnessMeter, METER } from '../src/engine/loudness-meter'
import { MASTER_METER, MasterBus } from '../src/engine/master-bus'
import { MULTIBAND_BANDS } from '../src/params'
import { type ControlBatch, MASTER_HOST } from '../src/protocol/live'
import { copyIn, copyOut, MAX_BLOCK } from './block-copy'
import { graphScope } from './graph-scope'
import { isMeterDue, METER_FRAME } from './meter-frame'
import { NodeClock } from './node-clock'
import { SCOPE_PLANES } from './scope-planes'

interface MasterOptions {
  module: WebAssembly.Module
  /** The controls to begin with. */
  batch: ControlBatch
  linearPhase: boolean
}

/** Windows of the momentary and the short-term loudness, EBU Tech 3341. */
const MOMENTARY_SECONDS = 0.4
const SHORT_TERM_SECONDS = 3

const bandPlaces = (place: number, meter: number) =>
  Array.from({ length: MULTIBAND_BANDS }, (_, band) => ({ place: place + band, meter: meter + band }))

/** Where the readings of the engine stand in the meter frame. */
const PLACES: readonly { readonly place: number; readonly meter: number }[] = [
  { place: METER_FRAME.energyLeft, meter: MASTER_METER.outEnergyLeft },
  { place: METER_FRAME.energyRight, meter: MASTER_METER.outEnergyRight },
  { place: METER_FRAME.energyFrames, meter: MASTER_METER.outFrames },
  { place: METER_FRAME.masterPeakLeft, meter: MASTER_METER.outPeakLeft },
  { place: METER_FRAME.masterPeakRight, meter: MASTER_METER.outPeakRight },
  { place: METER_FRAME.glueGainReductionDb, meter: MASTER_METER.glueGainReductionDb },
  { place: METER_FRAME.glueKeyPower, meter: MASTER_METER.glueKeyPower },
  { place: METER_FRAME.glueInputPeak, meter: MASTER_METER.glueInputPeak },
  { place: METER_FRAME.glueOutputPeak, meter: MASTER_METER.glueOutputPeak },
  { place: METER_FRAME.limiterGainReductionDb, meter: MASTER_METER.limiterGainReductionDb },
  { place: METER_FRAME.limiterInputPeak, meter: MASTER_METER.limiterInputPeak },
  { place: METER_FRAME.limiterInputTruePeak, meter: MASTER_METER.limiterInputTruePeak },
  ...bandPlaces(METER_FRAME.bands, MASTER_METER.bandGainReductionsDb),
  ...bandPlaces(METER_FRAME.bandPeaks, MASTER_METER.bandPeaks),
]

/** Inputs: one per strip, in the order of the sum. Outputs: the master, and what one processor changes. */
class MasterBusProcessor extends AudioWorkletProcessor {
  private readonly master: MasterBus
  private readonly meter: LoudnessMeter
  private readonly clock = new NodeClock(this)
  private readonly inputs: number
  private songFrames = 0

  constructor(options: { numberOfInputs: number; processorOptions: MasterOptions }) {
    super()
    const { module, batch, linearPhase } = options.processorOptions
    const dsp = new Dsp(module)
    this.inputs = options.numberOfInputs
    this.master = new MasterBus(dsp, { rateHz: sampleRate, maxBlock: MAX_BLOCK, inputs: this.inputs, linearPhase })
    this.meter = new LoudnessMeter(dsp, { rateHz: sampleRate, maxBlock: MAX_BLOCK, channels: 2 })
    this.apply(batch)
    this.master.reset()
    graphScope.masterLatencyFrames = this.master.latencyFrames
  }

  apply(batch: ControlBatch): void {
    if (batch.songFrames !== null) {
      this.songFrames = batch.songFrames
      this.master.setSongFrames(batch.songFrames)
    }
    if (batch.resetLoudness) this.meter.reset()
    if (batch.bandSolo !== null) this.master.setBandSolo(batch.bandSolo)
    if (batch.delta) {
      const { host, processor, band } = batch.delta
      this.master.setDelta(host === MASTER_HOST ? processor : -1, band)
    }
    if (batch.scope) this.master.setScope(batch.scope.host === MASTER_HOST ? batch.scope.processor : -1)
    if (batch.pairs !== null) graphScope.pairs.want(batch.pairs)
    if (!batch.master) return
    this.master.params.set(batch.master.block)
    this.master.setOrder(batch.master.order)
    this.master.setSends(batch.master.sends)
    this.master.setHolds(batch.master.holds)
    this.master.applyParams()
  }

  reset(): void {
    this.master.reset()
  }

  process(inputs: Float32Array[][], outputs: Float32Array[][]): boolean {
    const frames = outputs[0]?.[0]?.length ?? 0
    let done = 0
    while (done < frames) {
      const frame = currentFrame + done
      const run = Math.min(this.clock.advance(frame, frames - done), this.framesToChange(frame))
      if (!this.clock.isResting(frame, run)) this.render(inputs, outputs, done, run)
      done += run
    }
    if (isMeterDue(currentFrame, frames, sampleRate)) this.writeMeters()
    return true
  }

  /** Song frame of the sample that leaves on a context frame. */
  private leavingSongFrame(frame: number): number {
    return graphScope.timeline.songFrameAt(frame - graphScope.latencyFrames)
  }

  /** Loudness is that of the song: what sounds after its end, or while it stands still, is no part of it. */
  private isMetered(frame: number): boolean {
    const isPlaying = graphScope.timeline.at(frame - graphScope.latencyFrames).playing
    return isPlaying && this.leavingSongFrame(frame) < this.songFrames
  }

  /** Frames until the song leaps where it enters or where it leaves, or ends where it leaves. */
  private framesToChange(frame: number): number {
    const { timeline } = graphScope
    const entering = timeline.framesToLeap(frame - graphScope.stripLatencyFrames)
    const leap = Math.min(entering, timeline.framesToLeap(frame - graphScope.latencyFrames))
    const end = this.songFrames - this.leavingSongFrame(frame)
    return end > 0 ? Math.min(leap, end) : leap
  }

  private render(inputs: Float32Array[][], outputs: Float32Array[][], at: number, frames: number): void {
    const { master } = this
    for (let n = 0; n < this.inputs; n++) {
      copyIn(inputs[n]?.[0], at, master.inputLeft(n), frames)
      copyIn(inputs[n]?.[1] ?? inputs[n]?.[0], at, master.inputRight(n), frames)
    }
    // The stems reach this node later by the latency of the strips, and so does the song.
    master.process(frames, graphScope.timeline.runningSongFrameAt(currentFrame + at - graphScope.stripLatencyFrames))
    this.measure(currentFrame + at, frames)
    copyOut(master.outputLeft, outputs[0]?.[0], at, frames)
    copyOut(master.outputRight, outputs[0]?.[1], at, frames)
    graphScope.pairs.write(master.outputLeft, master.outputRight, frames)
    if (master.hasScope)
      for (let n = 0; n < SCOPE_PLANES; n++) graphScope.scope.write(n, master.scopePlane(n), at, frames)
    if (!master.hasDelta) return
    copyOut(master.deltaLeft, outputs[1]?.[0], at, frames)
    copyOut(master.deltaRight, outputs[1]?.[1], at, frames)
  }

  private measure(frame: number, frames: number): void {
    const leaving = frame - graphScope.latencyFrames
    if (graphScope.timeline.resetsAt(leaving) && this.leavingSongFrame(frame) === 0) this.meter.reset()
    if (this.isMetered(frame)) this.meter.process(this.master.outputLeft, this.master.outputRight, frames)
  }

  private writeMeters(): void {
    const frame = graphScope.meterFrame
    const { meters } = this.master
    for (let n = 0; n < PLACES.length; n++) {
      const { place, meter } = PLACES[n] as (typeof PLACES)[number]
      frame[place] = meters[meter] as number
    }
    // Sound outside of the song has no loudness, but it has peaks: those of its samples.
    const outPeak = Math.max(frame[METER_FRAME.masterPeakLeft] as number, frame[METER_FRAME.masterPeakRight] as number)
    frame[METER_FRAME.truePeak] = Math.max(this.meter.takePeak(), outPeak)
    this.master.clearMeters()
    this.meter.refresh()
    const { values } = this.meter
    for (let n = 0; n < values.length; n++) frame[METER_FRAME.loudness + n] = values[n] as number
    // While the song stands still the meter does too: what its windows hold is no longer what is heard.
    const still = graphScope.timeline.stillFor(currentFrame, 0)
    if (still > sampleRate * MOMENTARY_SECONDS) {
      frame[METER_FRAME.loudness + METER.momentaryLufs] = -Infinity
      frame[METER_FRAME.loudness + METER.correlation] = -Infinity
    }
    if (still > sampleRate * SHORT_TERM_SECONDS) {
      frame[METER_FRAME.loudness + METER.shortTermLufs] = -Infinity
      frame[METER_FRAME.loudness + METER.psrDb] = -Infinity
    }
  }
}

registerProcessor('tutti-master-bus', MasterBusProcessor)
