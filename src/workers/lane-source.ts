import { raisedCosine } from '../engine/raised-cosine'
import type { StemSource, StereoBlock } from '../engine/stem-source'
import { fadeFrames, type LoopFrames } from '../session/loop-position'

/** How a lane lies beside the song: see CompareLane. */
export interface LanePlace {
  readonly offsetFrames: number
  readonly loop: LoopFrames | null
}

/**
 * A lane by song frames: its source moved by its offset and, with a loop of its own, that part of it over and over, before
 * the loop's start too. Each wrap cross-fades for 10 ms into what leads up to the start, as the song's own loop does. What
 * a song frame gives follows from that frame alone, so a seek or the song's loop hears what playing there gives. A loop of
 * less than two cross-fades is not played: the source then goes through.
 */
export class LaneSource implements StemSource {
  readonly rateHz: number
  readonly frames: number
  private readonly source: StemSource
  private readonly offsetFrames: number
  private readonly loop: LoopFrames | null
  private readonly fade: Float64Array

  constructor(source: StemSource, { offsetFrames, loop }: LanePlace) {
    this.source = source
    this.rateHz = source.rateHz
    this.offsetFrames = offsetFrames
    this.fade = raisedCosine(fadeFrames(source.rateHz))
    this.loop = loop && loop.endFrame - loop.startFrame >= 2 * this.fade.length ? loop : null
    this.frames = this.loop ? Number.POSITIVE_INFINITY : Math.max(0, source.frames + offsetFrames)
  }

  async read(startFrame: number, frames: number): Promise<StereoBlock> {
    const from = startFrame - this.offsetFrames
    if (!this.loop) return this.source.read(from, frames)
    const block = { left: new Float32Array(frames), right: new Float32Array(frames) }
    for (let done = 0; done < frames; ) done += await this.readTurn(block, this.loop, from + done, done)
    return block
  }

  /** Reads up to the next wrap into `block` from `at` on; `frame` counts from the source's first. Returns how many. */
  private async readTurn(block: StereoBlock, loop: LoopFrames, frame: number, at: number): Promise<number> {
    const length = loop.endFrame - loop.startFrame
    const since = (frame - loop.startFrame) % length
    const position = loop.startFrame + (since < 0 ? since + length : since)
    const frames = Math.min(block.left.length - at, loop.endFrame - position)
    const sound = await this.source.read(position, frames)
    block.left.set(sound.left, at)
    block.right.set(sound.right, at)
    const fadeStart = loop.endFrame - this.fade.length
    const from = Math.max(position, fadeStart)
    const count = position + frames - from
    if (count <= 0) return frames
    const lead = await this.source.read(from - length, count)
    for (let n = 0; n < count; n++) {
      const to = at + from - position + n
      const gain = this.fade[from - fadeStart + n] ?? 1
      block.left[to] = (block.left[to] ?? 0) * (1 - gain) + (lead.left[n] ?? 0) * gain
      block.right[to] = (block.right[to] ?? 0) * (1 - gain) + (lead.right[n] ?? 0) * gain
    }
    return frames
  }
}
