import { MASTER_METER, type MasterBus } from '../engine/master-bus'
import type { MasterFollower } from '../engine/master-follower'
import type { StereoBlock } from '../engine/stem-source'
import { giveAll, type LaneEnd, takeAll } from './lane'
import type { Pace } from './pace'
import { type LanePart, LIMITER_HOP_SECONDS, type MasterJob, type Span } from './render-job'

type Mix = (blocks: readonly StereoBlock[], targets: readonly StereoBlock[], startFrame: number, frames: number) => void

/** Takes one chunk of every lane, in the lanes' order, and gives what `mix` makes of them, one block a target. */
async function forEachChunk(
  inputs: readonly LaneEnd[],
  outs: readonly LaneEnd[],
  span: Span,
  pace: Pace,
  mix: Mix,
): Promise<void> {
  for (let startFrame = 0; startFrame < span.frames; startFrame += span.chunkFrames) {
    const blocks = await takeAll(inputs)
    const targets = await takeAll(outs)
    await pace.turn()
    mix(blocks, targets, startFrame, Math.min(span.chunkFrames, span.frames - startFrame))
    giveAll(inputs, blocks)
    giveAll(outs, targets)
  }
}

/** The bus, and who follows it with a part of its inputs. */
export interface MasterProcessors {
  bus: MasterBus
  /** In the order of the job's followers. */
  followers: readonly MasterFollower[]
}

/**
 * The master bus over all groups, and each follower block by block behind it. `outs`: the bus's lane where it has one,
 * then each follower's. Resolves to the largest gain reductions, in dB.
 */
export async function runMaster(
  { bus, followers }: MasterProcessors,
  job: MasterJob,
  inputs: readonly LaneEnd[],
  outs: readonly LaneEnd[],
  span: Span,
  pace: Pace,
): Promise<Reductions> {
  bus.params.set(job.params ?? [])
  bus.setSends(job.sendsDb)
  bus.setOrder(job.order)
  bus.setExtraDriveDb(job.extraDriveDb)
  bus.setHolds(job.holds)
  bus.setSongFrames(job.songFrames)
  bus.applyParams()
  bus.reset()
  bus.clearMeters()
  followers.forEach((follower, index) => {
    follower.setMembers(job.followers[index]?.members ?? new Float64Array(inputs.length))
    follower.reset()
  })
  const sounding = job.out === null ? followers : [bus, ...followers]
  const reductions = new ReductionRecord(job, span)
  await forEachChunk(inputs, outs, span, pace, (blocks, targets, startFrame, frames) => {
    for (let done = 0, count = 0; done < frames; done += count) {
      count = Math.min(span.blockFrames, frames - done, reductions.framesToHop(startFrame + done))
      blocks.forEach((block, index) => {
        bus.inputLeft(index).set(block.left.subarray(done, done + count))
        bus.inputRight(index).set(block.right.subarray(done, done + count))
      })
      bus.process(count, startFrame + done - job.stripLatencyFrames)
      reductions.take(bus, startFrame + done)
      for (const follower of followers) follower.process(count)
      sounding.forEach((processor, index) => {
        const target = targets[index] as StereoBlock
        target.left.set(processor.outputLeft.subarray(0, count), done)
        target.right.set(processor.outputRight.subarray(0, count), done)
      })
    }
  })
  return reductions
}

/** The largest gain reductions of a master, in dB. */
export interface Reductions {
  readonly glueDb: number
  readonly limiterDb: number
  /** Of the limiter in each hop of the result. */
  readonly limiterHistoryDb: Float32Array
}

/** Reads the bus's meters block by block; no block crosses a hop, so that they are the same for blocks of any size. */
class ReductionRecord implements Reductions {
  glueDb = 0
  limiterDb = 0
  readonly limiterHistoryDb: Float32Array
  readonly #firstFrame: number
  readonly #hopFrames: number

  constructor({ firstFrame, frames }: LanePart, { rateHz }: Span) {
    this.#firstFrame = firstFrame
    this.#hopFrames = Math.round(rateHz * LIMITER_HOP_SECONDS)
    this.limiterHistoryDb = new Float32Array(Math.ceil(frames / this.#hopFrames))
  }

  framesToHop(frame: number): number {
    const into = (frame - this.#firstFrame) % this.#hopFrames
    return into < 0 ? -into : this.#hopFrames - into
  }

  take(bus: MasterBus, frame: number): void {
    const limiterDb = bus.meters[MASTER_METER.limiterGainReductionDb] ?? 0
    this.glueDb = Math.max(this.glueDb, bus.meters[MASTER_METER.glueGainReductionDb] ?? 0)
    this.limiterDb = Math.max(this.limiterDb, limiterDb)
    bus.clearMeters()
    const hop = Math.floor((frame - this.#firstFrame) / this.#hopFrames)
    const known = this.limiterHistoryDb[hop]
    if (known !== undefined) this.limiterHistoryDb[hop] = Math.max(known, limiterDb)
  }
}

/** The plain sum: float64, in stem order, rounded to float32 once. */
export function runSum(inputs: readonly LaneEnd[], out: LaneEnd, span: Span, pace: Pace): Promise<void> {
  const sums = new Float64Array(span.chunkFrames)
  const addUp = (channels: readonly Float32Array[], target: Float32Array, frames: number) => {
    sums.fill(0)
    for (const channel of channels) {
      for (let frame = 0; frame < frames; frame++) sums[frame] = (sums[frame] as number) + (channel[frame] as number)
    }
    target.set(frames === sums.length ? sums : sums.subarray(0, frames))
  }
  return forEachChunk(inputs, [out], span, pace, (blocks, [target], _startFrame, frames) => {
    if (!target) return
    addUp(
      blocks.map((block) => block.left),
      target.left,
      frames,
    )
    addUp(
      blocks.map((block) => block.right),
      target.right,
      frames,
    )
  })
}
