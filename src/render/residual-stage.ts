import type { StereoBlock } from '../engine/stem-source'
import { giveAll, type LaneEnd, takeAll } from './lane'
import type { Pace } from './pace'
import type { ResidualJob, Span } from './render-job'

/**
 * Takes what every file holds and compares: resolves to the mean square, over both channels, of the master times
 * `gain` minus each sum. Each channel is added up frame by frame, so that nothing depends on who computed what in which chunks.
 */
export async function runResidual(
  job: ResidualJob,
  gain: number,
  master: LaneEnd,
  parts: readonly LaneEnd[],
  span: Span,
  pace: Pace,
): Promise<number[]> {
  const squares = job.sums.map(() => ({ left: 0, right: 0 }))
  const rest = new Float64Array(span.chunkFrames)
  const ends = [master, ...parts]
  for (let chunkStart = 0; chunkStart < span.frames; chunkStart += span.chunkFrames) {
    const blocks = await takeAll(ends)
    await pace.turn()
    const from = Math.max(0, job.firstFrame - chunkStart)
    const to = Math.min(span.chunkFrames, span.frames - chunkStart, job.firstFrame + job.frames - chunkStart)
    const [whole, ...others] = blocks as [StereoBlock, ...StereoBlock[]]
    job.sums.forEach((sum, index) => {
      const square = squares[index] as { left: number; right: number }
      for (const channel of ['left', 'right'] as const) {
        for (let frame = from; frame < to; frame++) rest[frame] = gain * (whole[channel][frame] as number)
        for (const place of sum) subtract(rest, (others[place] as StereoBlock)[channel], from, to)
        for (let frame = from; frame < to; frame++) square[channel] += (rest[frame] as number) * (rest[frame] as number)
      }
    })
    giveAll(ends, blocks)
  }
  return squares.map(({ left, right }) => (left + right) / (2 * job.frames))
}

function subtract(rest: Float64Array, part: Float32Array, from: number, to: number): void {
  for (let frame = from; frame < to; frame++) rest[frame] = (rest[frame] as number) - (part[frame] as number)
}
