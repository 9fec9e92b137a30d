import type { StemSource } from '../engine/stem-source'
import { framesToWrap, type LoopFrames, songFrameAfter } from '../session/loop-position'

/** Where a run through the song starts, and the loop that it follows; `fade` is a rising raised cosine. */
export interface PlayOrder {
  startFrame: number
  loop: LoopFrames | null
  fade: Float64Array
}

/**
 * Fills `left` and `right` with the frames that sound from `elapsed` frames after the start on. Before each wrap of
 * the loop the sound cross-fades into what leads up to the loop's start, so that the start itself, often a downbeat,
 * is heard untouched.
 */
export async function readPlayOrder(
  source: StemSource,
  { startFrame, loop, fade }: PlayOrder,
  elapsed: number,
  left: Float32Array,
  right: Float32Array,
): Promise<void> {
  let done = 0
  while (done < left.length) {
    const songFrame = songFrameAfter(startFrame, elapsed + done, loop)
    const frames = Math.min(left.length - done, framesToWrap(startFrame, elapsed + done, loop))
    const block = await source.read(songFrame, frames)
    left.set(block.left, done)
    right.set(block.right, done)
    const fadeStart = loop ? loop.endFrame - fade.length : 0
    if (loop && startFrame < loop.endFrame && songFrame + frames > fadeStart) {
      const from = Math.max(songFrame, fadeStart)
      const count = songFrame + frames - from
      const lead = await source.read(loop.startFrame - (loop.endFrame - from), count)
      for (let n = 0; n < count; n++) {
        const at = done + from - songFrame + n
        const gain = fade[from - fadeStart + n] ?? 1
        left[at] = (left[at] ?? 0) * (1 - gain) + (lead.left[n] ?? 0) * gain
        right[at] = (right[at] ?? 0) * (1 - gain) + (lead.right[n] ?? 0) * gain
      }
    }
    done += frames
  }
}
