import type { StereoBlock } from '../engine/stem-source'
import { Mailbox } from './mailbox'

/**
 * A lane carries stereo blocks from one stage of the render to the next. A fixed number of blocks go round in it:
 * the sender takes an empty one, fills it and gives it; the receiver takes it, reads it and gives it back. So the
 * number of blocks is the back-pressure, in one thread and between two, and nothing is allocated on the way.
 */
export interface LaneEnd {
  /** The next block that the other end gave. Rejects once the lane has failed. */
  take(): Promise<StereoBlock>
  /** Hands a block to the other end. Between threads its memory goes with it. */
  give(block: StereoBlock): void
  /** Ends every wait on this end with `error`. */
  fail(error: Error): void
}

/** One block from each of `ends`, in their order. */
export async function takeAll(ends: readonly LaneEnd[]): Promise<StereoBlock[]> {
  const blocks: StereoBlock[] = []
  for (const end of ends) blocks.push(await end.take())
  return blocks
}

/** Hands each of `blocks` to the end in its place. */
export function giveAll(ends: readonly LaneEnd[], blocks: readonly StereoBlock[]): void {
  ends.forEach((end, index) => {
    end.give(blocks[index] as StereoBlock)
  })
}

/** Both channels in one buffer, so that one transfer moves a block. */
function emptyBlock(frames: number): StereoBlock {
  const samples = new Float32Array(2 * frames)
  return { left: samples.subarray(0, frames), right: samples.subarray(frames) }
}

/** A lane within one thread: the sender's end and the receiver's. */
export function localLane(blocks: number, frames: number): [LaneEnd, LaneEnd] {
  const empty = new Mailbox<StereoBlock>()
  const filled = new Mailbox<StereoBlock>()
  for (let index = 0; index < blocks; index++) empty.put(emptyBlock(frames))
  const end = (from: Mailbox<StereoBlock>, to: Mailbox<StereoBlock>): LaneEnd => ({
    take: () => from.take(),
    give: (block) => to.put(block),
    fail: (error) => from.fail(error),
  })
  return [end(empty, filled), end(filled, empty)]
}

function portEnd(port: MessagePort): { end: LaneEnd; box: Mailbox<StereoBlock> } {
  const box = new Mailbox<StereoBlock>()
  port.onmessage = (event: MessageEvent<StereoBlock>) => box.put(event.data)
  return {
    box,
    end: {
      take: () => box.take(),
      give: (block) => port.postMessage(block, [block.left.buffer as ArrayBuffer]),
      fail: (error) => box.fail(error),
    },
  }
}

/** The sender's end of a lane whose other end is at the other side of `port`: the blocks start here. */
export function portSender(port: MessagePort, blocks: number, frames: number): LaneEnd {
  const { end, box } = portEnd(port)
  for (let index = 0; index < blocks; index++) box.put(emptyBlock(frames))
  return end
}

/** The receiver's end of a lane whose sender is at the other side of `port`. */
export function portReceiver(port: MessagePort): LaneEnd {
  return portEnd(port).end
}
