import { Monitor } from '../../src/engine/monitor'
import { CHECK_BANDS } from '../../src/protocol/listening'
import { dsp, type Stereo, whiteNoise } from './limiter-signals'

export const RATE_HZ = 48000
export const LATENCY = 354
export const STRIP_LATENCY = 47

/** What comes into a monitor: each from its first frame on. */
export interface Sounds {
  master: Stereo
  lanes: Stereo[]
  dry: Stereo[]
  /** What a processor of a strip changes, and one of the master. */
  stripDelta?: Stereo
  masterDelta?: Stereo
}

export type Action = (monitor: Monitor) => void

/** What comes out, with actions on their frames, in blocks of `block` frames. */
export function listen(sounds: Sounds, actions: [frame: number, action: Action][] = [], block = 128, rateHz = RATE_HZ) {
  const monitor = new Monitor(dsp, {
    rateHz,
    maxBlock: 4096,
    groups: sounds.dry.length,
    lanes: 16,
    latencyFrames: LATENCY,
    stripLatencyFrames: STRIP_LATENCY,
    checkBands: CHECK_BANDS.slice(1),
  })
  monitor.setLanes((1 << sounds.lanes.length) - 1)
  const frames = sounds.master.left.length
  const out = { left: new Float32Array(frames), right: new Float32Array(frames) }
  const queue = [...actions]
  for (let start = 0; start < frames; ) {
    while (queue.length > 0 && queue[0]![0] <= start) queue.shift()![1](monitor)
    const end = Math.min(frames, start + block, queue[0]?.[0] ?? frames)
    const feed = (to: Float32Array, from: Float32Array) => to.set(from.subarray(start, end))
    feed(monitor.masterLeft, sounds.master.left)
    feed(monitor.masterRight, sounds.master.right)
    sounds.lanes.forEach((lane, i) => {
      feed(monitor.laneLeft(i), lane.left)
      feed(monitor.laneRight(i), lane.right)
    })
    sounds.dry.forEach((dry, i) => {
      feed(monitor.dryLeft(i), dry.left)
      feed(monitor.dryRight(i), dry.right)
    })
    if (sounds.stripDelta) {
      feed(monitor.stripDeltaLeft, sounds.stripDelta.left)
      feed(monitor.stripDeltaRight, sounds.stripDelta.right)
    }
    if (sounds.masterDelta) {
      feed(monitor.masterDeltaLeft, sounds.masterDelta.left)
      feed(monitor.masterDeltaRight, sounds.masterDelta.right)
    }
    monitor.process(end - start)
    out.left.set(monitor.outputLeft.subarray(0, end - start), start)
    out.right.set(monitor.outputRight.subarray(0, end - start), start)
    start = end
  }
  return out
}

export function noise(seed: number, frames = 8000): Stereo {
  return { left: whiteNoise(frames, 0.5, seed), right: whiteNoise(frames, 0.5, seed + 100) }
}
