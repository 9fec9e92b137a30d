import type { GroupStrip } from '../engine/group-strip'
import type { StemSource, StereoBlock } from '../engine/stem-source'
import type { KeptStrip, StripKeeper } from '../protocol/kept-strips'
import { giveAll, type LaneEnd, takeAll } from './lane'
import type { Pace } from './pace'
import type { Span, StripJob } from './render-job'

/** Reads ahead by one chunk, so that a source in another thread works while this one does. */
async function forEachChunk(
  source: StemSource,
  span: Span,
  pace: Pace,
  work: (block: StereoBlock, startFrame: number, frames: number) => Promise<void>,
): Promise<void> {
  const read = (startFrame: number) => {
    const block = source.read(startFrame, Math.min(span.chunkFrames, span.frames - startFrame))
    // Whoever awaits it hears of a failure; nobody may be there any more when the render was cancelled.
    block.catch(() => {})
    return block
  }
  let ahead = read(0)
  for (let startFrame = 0; startFrame < span.frames; startFrame += span.chunkFrames) {
    const block = await ahead
    if (startFrame + span.chunkFrames < span.frames) ahead = read(startFrame + span.chunkFrames)
    await pace.turn()
    await work(block, startFrame, Math.min(span.chunkFrames, span.frames - startFrame))
  }
}

/** One group from its stems through its strip, chunk by chunk, into a lane for each master that hears it. */
export async function runStrip(
  source: StemSource,
  strip: GroupStrip,
  { params, rides }: Pick<StripJob, 'params' | 'rides'>,
  { outs, keeper }: { outs: readonly LaneEnd[]; keeper: StripKeeper | null },
  span: Span,
  pace: Pace,
): Promise<void> {
  strip.params.set(params ?? [])
  strip.setRides(rides)
  strip.applyParams()
  strip.reset()
  const work = async (block: StereoBlock, startFrame: number, frames: number) => {
    const targets = await takeAll(outs)
    const [target, ...copies] = targets as [StereoBlock, ...StereoBlock[]]
    for (let done = 0; done < frames; done += span.blockFrames) {
      const count = Math.min(span.blockFrames, frames - done)
      strip.inputLeft.set(block.left.subarray(done, done + count))
      strip.inputRight.set(block.right.subarray(done, done + count))
      strip.process(count, startFrame + done)
      target.left.set(strip.outputLeft.subarray(0, count), done)
      target.right.set(strip.outputRight.subarray(0, count), done)
    }
    if (frames < target.left.length) silenceAfter(target, frames)
    keeper?.append(wholeOf(target))
    copyTo(copies, target)
    giveAll(outs, targets)
  }
  try {
    await forEachChunk(source, span, pace, work)
    await keeper?.commit()
  } catch (error) {
    await keeper?.discard()
    throw error
  }
}

/** A strip that was rendered before. */
export async function runKept(kept: KeptStrip, outs: readonly LaneEnd[], chunks: number, pace: Pace): Promise<void> {
  try {
    for (let chunk = 0; chunk < chunks; chunk++) {
      const targets = await takeAll(outs)
      await pace.turn()
      const [target, ...copies] = targets as [StereoBlock, ...StereoBlock[]]
      await kept.read(chunk, wholeOf(target))
      copyTo(copies, target)
      giveAll(outs, targets)
    }
  } finally {
    kept.close()
  }
}

function copyTo(copies: readonly StereoBlock[], { left, right }: StereoBlock): void {
  for (const copy of copies) {
    copy.left.set(left)
    copy.right.set(right)
  }
}

function silenceAfter({ left, right }: StereoBlock, frames: number): void {
  left.fill(0, frames)
  right.fill(0, frames)
}

/** Both channels of a lane's block, which lie one after the other. */
function wholeOf({ left, right }: StereoBlock): Float32Array {
  return new Float32Array(left.buffer, left.byteOffset, left.length + right.length)
}

/** One group's stems as they are, for the plain sum: only NaN and infinities become 0, as they do in a strip. */
export function runDry(source: StemSource, out: LaneEnd, span: Span, pace: Pace): Promise<void> {
  return forEachChunk(source, span, pace, async (block, _startFrame, frames) => {
    const target = await out.take()
    copyFinite(block.left, target.left, frames)
    copyFinite(block.right, target.right, frames)
    out.give(target)
  })
}

function copyFinite(from: Float32Array, to: Float32Array, frames: number): void {
  for (let frame = 0; frame < frames; frame++) {
    const value = from[frame] ?? 0
    // An infinity minus itself is NaN, so one comparison finds both.
    to[frame] = value - value === 0 ? value : 0
  }
}
