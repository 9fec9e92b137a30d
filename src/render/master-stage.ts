import type { MasterBus } from '../engine/master-bus'
import type { StereoBlock } from '../engine/stem-source'
import type { LaneEnd } from './lane'
import type { Pace } from './pace'
import type { MasterJob, Span } from './render-job'

/** Takes one chunk of every lane, in the lanes' order, and gives what `mix` makes of them. */
async function forEachChunk(
  inputs: readonly LaneEnd[],
  out: LaneEnd,
  span: Span,
  pace: Pace,
  mix: (blocks: readonly StereoBlock[], target: StereoBlock, startFrame: number, frames: number) => void,
): Promise<void> {
  for (let startFrame = 0; startFrame < span.frames; startFrame += span.chunkFrames) {
    const blocks: StereoBlock[] = []
    for (const input of inputs) blocks.push(await input.take())
    const target = await out.take()
    await pace.turn()
    mix(blocks, target, startFrame, Math.min(span.chunkFrames, span.frames - startFrame))
    inputs.forEach((input, index) => {
      input.give(blocks[index] as StereoBlock)
    })
    out.give(target)
  }
}

/** The master bus over all groups. Resolves to the largest gain reductions, in dB. */
export async function runMaster(
  bus: MasterBus,
  job: MasterJob,
  inputs: readonly LaneEnd[],
  out: LaneEnd,
  span: Span,
  pace: Pace,
): Promise<{ glueDb: number; limiterDb: number }> {
  bus.params.set(job.params ?? [])
  bus.setSongFrames(job.songFrames)
  bus.applyParams()
  bus.reset()
  bus.clearMeters()
  await forEachChunk(inputs, out, span, pace, (blocks, target, startFrame, frames) => {
    for (let done = 0; done < frames; done += span.blockFrames) {
      const count = Math.min(span.blockFrames, frames - done)
      blocks.forEach((block, index) => {
        bus.inputLeft(index).set(block.left.subarray(done, done + count))
        bus.inputRight(index).set(block.right.subarray(done, done + count))
      })
      bus.process(count, startFrame + done - job.stripLatencyFrames)
      target.left.set(bus.outputLeft.subarray(0, count), done)
      target.right.set(bus.outputRight.subarray(0, count), done)
    }
  })
  return { glueDb: bus.meters[2] ?? 0, limiterDb: bus.meters[3] ?? 0 }
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
  return forEachChunk(inputs, out, span, pace, (blocks, target, _startFrame, frames) => {
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
