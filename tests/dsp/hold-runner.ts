import { type CeilingHold, packHolds } from '../../src/engine/ceiling-hold'
import { MasterBus } from '../../src/engine/master-bus'
import { dsp } from './limiter-signals'

export const RATE = 48_000
export const RAMP = 480

/** What holds ask for at a frame of the song, by their definition. */
export function definedGain(holds: readonly CeilingHold[], frame: number): number {
  const asked = holds.map(({ startFrame, endFrame, extraDb }) => {
    const away = Math.max(startFrame - frame, frame + 1 - endFrame)
    if (away <= 0) return extraDb
    if (away > RAMP) return 0
    return extraDb * (0.5 + 0.5 * Math.cos((Math.PI * (away - 0.5)) / RAMP))
  })
  return 10 ** (-Math.max(0, ...asked) / 20)
}

export interface HoldRun {
  frames: number
  holds?: readonly CeilingHold[]
  /** Other holds, taken before the block that starts at this time. */
  changes?: readonly [time: number, holds: readonly CeilingHold[]][]
  /** Sizes of the blocks, over and over. */
  blocks?: readonly number[]
  /** Song frame of a time; by default they are the same. A block ends where the song leaps. */
  songFrame?: (time: number) => number
  /** Of both channels; by default a constant of 0.25. */
  input?: (time: number) => number
  prepare?: (bus: MasterBus) => void
}

/** A neutral master bus, limiter off: what came out, as late as it came out. */
export function runBus({
  frames,
  holds = [],
  changes = [],
  blocks = [512],
  songFrame = (time) => time,
  input = () => 0.25,
  prepare = () => {},
}: HoldRun) {
  const bus = new MasterBus(dsp, { rateHz: RATE, maxBlock: 4096, inputs: 1 })
  prepare(bus)
  bus.setHolds(packHolds(holds))
  bus.reset()
  const left = new Float32Array(frames)
  const right = new Float32Array(frames)
  const queue = [...changes]
  for (let time = 0, turn = 0; time < frames; turn++) {
    while (queue.length > 0 && queue[0]![0] <= time) {
      bus.setHolds(packHolds(queue.shift()![1]))
      bus.applyParams()
    }
    let n = Math.min(blocks[turn % blocks.length]!, frames - time, (queue[0]?.[0] ?? frames) - time)
    for (let i = 1; i < n; i++) if (songFrame(time + i) !== songFrame(time) + i) n = i
    for (let i = 0; i < n; i++) {
      bus.inputLeft(0)[i] = input(time + i)
      bus.inputRight(0)[i] = input(time + i)
    }
    bus.process(n, songFrame(time))
    left.set(bus.outputLeft.subarray(0, n), time)
    right.set(bus.outputRight.subarray(0, n), time)
    time += n
  }
  return { left, right, latency: bus.latencyFrames }
}
