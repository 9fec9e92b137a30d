/** A loop in frames of the song: `endFrame` is the first frame that is not played. */
export interface LoopFrames {
  startFrame: number
  endFrame: number
}

/**
 * The song frame that sounds `elapsed` frames after `fromFrame` did. A loop catches only a playhead that stands before
 * its end; one that starts behind it plays on. Everything that has to know where the song stands asks here: the
 * reader that lays out samples, the worklets, and the cursor on the page.
 */
export function songFrameAfter(fromFrame: number, elapsed: number, loop: LoopFrames | null): number {
  const straight = fromFrame + elapsed
  if (!loop || fromFrame >= loop.endFrame || straight < loop.endFrame) return straight
  return loop.startFrame + ((straight - loop.endFrame) % (loop.endFrame - loop.startFrame))
}

/** Frames from there to the next wrap of the loop; Infinity where none comes. */
export function framesToWrap(fromFrame: number, elapsed: number, loop: LoopFrames | null): number {
  if (!loop || fromFrame >= loop.endFrame) return Infinity
  return loop.endFrame - songFrameAfter(fromFrame, elapsed, loop)
}

/** Frames of a raised cosine that is long enough not to click: 10 ms. */
export function fadeFrames(rateHz: number): number {
  return Math.ceil(rateHz / 100)
}
