/** A span of a programme, in frames. */
export interface Span {
  startFrame: number
  endFrame: number
}

const LENGTHS_SECONDS = [3, 4, 6, 8, 12, 16, 30]
const OF_EACH_LENGTH = 6

/** All of it first, then spans that begin anywhere, of lengths that loops and sections have. */
export function spanCases(frames: number, rateHz: number): Span[] {
  const spans = [{ startFrame: 0, endFrame: frames }]
  let state = 20
  for (const seconds of LENGTHS_SECONDS) {
    const length = seconds * rateHz
    for (let n = 0; n < OF_EACH_LENGTH && length < frames; n++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      const startFrame = Math.floor((state / 2 ** 32) * (frames - length))
      spans.push({ startFrame, endFrame: startFrame + length })
    }
  }
  return spans
}
