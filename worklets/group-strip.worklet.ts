import { Dsp } from '../src/engine/dsp'
import { GroupStrip } from '../src/engine/group-strip'
import type { ControlBatch } from '../src/protocol/live'
import { copyIn, copyOut, MAX_BLOCK } from './block-copy'
import { graphScope } from './graph-scope'
import { isMeterDue, METER_FRAME, STRIP_METERS } from './meter-frame'
import { NodeClock } from './node-clock'
import { SCOPE_PLANES } from './scope-planes'

interface StripOptions {
  module: WebAssembly.Module
  index: number
  /** The controls to begin with. */
  batch: ControlBatch
}

/** Outputs: processed, dry, and what one processor changes while that is listened to. */
class GroupStripProcessor extends AudioWorkletProcessor {
  private readonly strip: GroupStrip
  private readonly index: number
  private readonly clock = new NodeClock(this)
  private active = false

  constructor({ processorOptions }: { processorOptions: StripOptions }) {
    super()
    this.index = processorOptions.index
    this.strip = new GroupStrip(new Dsp(processorOptions.module), { rateHz: sampleRate, maxBlock: MAX_BLOCK })
    this.apply(processorOptions.batch)
    this.strip.reset()
    graphScope.stripLatencyFrames = this.strip.latencyFrames
  }

  apply(batch: ControlBatch): void {
    if (batch.activeStrips !== null) this.active = this.index < batch.activeStrips
    if (batch.auditions) this.strip.setAudition(batch.auditions[this.index] ?? 1)
    if (batch.delta) {
      const { host, processor, band } = batch.delta
      this.strip.setDelta(host === this.index ? processor : -1, band)
    }
    if (batch.scope) this.strip.setScope(batch.scope.host === this.index ? batch.scope.processor : -1)
    for (const { index, block, rides } of batch.strips) {
      if (index !== this.index) continue
      this.strip.params.set(block)
      this.strip.setRides(rides)
      this.strip.applyParams()
    }
  }

  reset(): void {
    this.strip.reset()
  }

  process(inputs: Float32Array[][], outputs: Float32Array[][]): boolean {
    const frames = outputs[0]?.[0]?.length ?? 0
    let done = 0
    while (done < frames) {
      const run = this.clock.advance(currentFrame + done, frames - done)
      if (this.active && !this.clock.isResting(currentFrame + done, run)) this.render(inputs, outputs, done, run)
      done += run
    }
    if (isMeterDue(currentFrame, frames, sampleRate)) this.writeMeters()
    return true
  }

  private render(inputs: Float32Array[][], outputs: Float32Array[][], at: number, frames: number): void {
    const { strip } = this
    copyIn(inputs[0]?.[0], at, strip.inputLeft, frames)
    copyIn(inputs[0]?.[1] ?? inputs[0]?.[0], at, strip.inputRight, frames)
    strip.process(frames, graphScope.timeline.runningSongFrameAt(currentFrame + at))
    copyOut(strip.outputLeft, outputs[0]?.[0], at, frames)
    copyOut(strip.outputRight, outputs[0]?.[1], at, frames)
    copyOut(strip.dryLeft, outputs[1]?.[0], at, frames)
    copyOut(strip.dryRight, outputs[1]?.[1], at, frames)
    if (strip.hasScope)
      for (let n = 0; n < SCOPE_PLANES; n++) graphScope.scope.write(n, strip.scopePlane(n), at, frames)
    if (!strip.hasDelta) return
    copyOut(strip.deltaLeft, outputs[2]?.[0], at, frames)
    copyOut(strip.deltaRight, outputs[2]?.[1], at, frames)
  }

  private writeMeters(): void {
    const { meters } = this.strip
    const at = METER_FRAME.strips + this.index * STRIP_METERS
    for (let n = 0; n < STRIP_METERS; n++) graphScope.meterFrame[at + n] = this.active ? (meters[n] as number) : 0
    this.strip.clearMeters()
  }
}

registerProcessor('tutti-group-strip', GroupStripProcessor)
