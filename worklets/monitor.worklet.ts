import { Dsp } from '../src/engine/dsp'
import { Monitor } from '../src/engine/monitor'
import { raisedCosine } from '../src/engine/raised-cosine'
import { CHECK_BANDS, MAX_LANES } from '../src/protocol/listening'
import type { ControlBatch, MonitorReading, ReadyReport } from '../src/protocol/live'
import { fadeFrames } from '../src/session/loop-position'
import { copyIn, copyOut, MAX_BLOCK } from './block-copy'
import { graphScope } from './graph-scope'
import { isMeterDue, METER_FRAME } from './meter-frame'
import { NodeClock } from './node-clock'

interface MonitorOptions {
  module: WebAssembly.Module
  groups: number
}

/**
 * Inputs: the master, the dry strips, the lanes, the strips' delta, the master's delta. Outputs: what goes to the ears; and
 * for the eyes, on four channels, what stands before and after the watched processor.
 */
class MonitorProcessor extends AudioWorkletProcessor {
  private readonly monitor: Monitor
  private readonly clock = new NodeClock(this)
  private readonly groups: number
  private readonly fade = raisedCosine(fadeFrames(sampleRate))

  constructor({ processorOptions }: { processorOptions: MonitorOptions }) {
    super()
    const { module, groups } = processorOptions
    this.groups = groups
    this.monitor = new Monitor(new Dsp(module), {
      rateHz: sampleRate,
      maxBlock: MAX_BLOCK,
      groups,
      lanes: MAX_LANES,
      latencyFrames: graphScope.masterLatencyFrames,
      stripLatencyFrames: graphScope.stripLatencyFrames,
      checkBands: CHECK_BANDS.slice(1),
    })
    this.monitor.reset()
    // This node is made last, so that its word speaks for all.
    const ready: ReadyReport = { kind: 'ready', latencyFrames: graphScope.latencyFrames }
    this.port.postMessage(ready)
  }

  apply(batch: ControlBatch): void {
    const { lanes, slot, slotGains, checks } = batch
    if (lanes !== null) this.monitor.setLanes(lanes)
    if (slot !== null) this.monitor.setSlot(slot)
    if (checks) this.monitor.setChecks(checks[0] as number, checks[1] as number, checks[2] as number)
    if (batch.delta) this.monitor.setDelta(batch.delta.host >= 0)
    if (!slotGains) return
    for (let n = 0; n < slotGains.length; n++) this.monitor.setSlotGain(n, slotGains[n] as number)
  }

  reset(): void {
    this.monitor.reset()
  }

  process(inputs: Float32Array[][], outputs: Float32Array[][]): boolean {
    const frames = outputs[0]?.[0]?.length ?? 0
    let done = 0
    while (done < frames) {
      const run = this.clock.advance(currentFrame + done, frames - done)
      if (!this.clock.isResting(currentFrame + done, run)) this.render(inputs, outputs, done, run)
      done += run
    }
    if (isMeterDue(currentFrame, frames, sampleRate)) {
      graphScope.meterFrame[METER_FRAME.contextFrame] = currentFrame + frames
      this.post(graphScope.meterFrame)
      const pairs = graphScope.pairs.take()
      if (pairs) this.post(pairs)
    }
    graphScope.scope.giveOut(outputs[1], frames)
    return true
  }

  private post(reading: MonitorReading): void {
    this.port.postMessage(reading)
  }

  private render(inputs: Float32Array[][], outputs: Float32Array[][], at: number, frames: number): void {
    const { monitor, groups } = this
    copyIn(inputs[0]?.[0], at, monitor.masterLeft, frames)
    copyIn(inputs[0]?.[1] ?? inputs[0]?.[0], at, monitor.masterRight, frames)
    for (let n = 0; n < groups; n++) {
      copyIn(inputs[n + 1]?.[0], at, monitor.dryLeft(n), frames)
      copyIn(inputs[n + 1]?.[1] ?? inputs[n + 1]?.[0], at, monitor.dryRight(n), frames)
    }
    const running = monitor.runningLanes
    for (let lane = 0; lane < MAX_LANES; lane++) {
      if (((running >> lane) & 1) === 0) continue
      const input = inputs[groups + 1 + lane]
      copyIn(input?.[0], at, monitor.laneLeft(lane), frames)
      copyIn(input?.[1] ?? input?.[0], at, monitor.laneRight(lane), frames)
    }
    if (monitor.runsDelta) this.copyDeltas(inputs, at, frames)
    monitor.process(frames)
    copyOut(monitor.outputLeft, outputs[0]?.[0], at, frames)
    copyOut(monitor.outputRight, outputs[0]?.[1], at, frames)
    this.fadeBeforeReset(outputs[0], at, frames)
  }

  private copyDeltas(inputs: Float32Array[][], at: number, frames: number): void {
    const { monitor, groups } = this
    const ofStrips = inputs[1 + groups + MAX_LANES]
    const ofMaster = inputs[2 + groups + MAX_LANES]
    copyIn(ofStrips?.[0], at, monitor.stripDeltaLeft, frames)
    copyIn(ofStrips?.[1], at, monitor.stripDeltaRight, frames)
    copyIn(ofMaster?.[0], at, monitor.masterDeltaLeft, frames)
    copyIn(ofMaster?.[1], at, monitor.masterDeltaRight, frames)
  }

  /** A filter may still ring when everything starts anew: it is led out, so that its end does not click. */
  private fadeBeforeReset(output: Float32Array[] | undefined, at: number, frames: number): void {
    const length = this.fade.length
    const left = graphScope.timeline.framesToReset(currentFrame + at)
    if (!output || left - frames >= length) return
    for (const channel of output) {
      for (let n = 0; n < frames; n++) {
        channel[at + n] = (channel[at + n] as number) * (this.fade[left - n - 1] ?? 1)
      }
    }
  }
}

registerProcessor('tutti-monitor', MonitorProcessor)
