import type { LoudnessHistory } from '../../engine/loudness-history'

/** So much lies between the top and the bottom of the curve's box. */
const SPAN_LU = 21
const HEADROOM_LU = 3

export interface CurveRange {
  readonly lowLufs: number
  readonly highLufs: number
}

/** The range that shows a song and its target: a little above the louder of both, and as far down as quiet parts go. */
export function curveRange(loudestLufs: number, targetLufs: number): CurveRange {
  const top = Number.isFinite(loudestLufs) ? Math.max(loudestLufs, targetLufs) : targetLufs
  const highLufs = Math.ceil(top) + HEADROOM_LU
  return { lowLufs: highLufs - SPAN_LU, highLufs }
}

/** Height of a loudness in the box, 0 at its top and 1 at its bottom. */
export function curveHeight(lufs: number, { lowLufs, highLufs }: CurveRange): number {
  return Math.min(1, Math.max(0, (highLufs - lufs) / (highLufs - lowLufs)))
}

/**
 * The short-term loudness of a song as an SVG path in a box of 1000 by 100. A point stands where its window of 3 s
 * ends, as the meter shows it when the cursor is there; where no window is full there is no line.
 */
export function loudnessPath(history: LoudnessHistory, songSeconds: number, range: CurveRange): string {
  const { hopSeconds, shortTermLufs } = history
  if (songSeconds <= 0) return ''
  const parts: string[] = []
  let drawing = false
  shortTermLufs.forEach((lufs, index) => {
    const seconds = (index + 1) * hopSeconds
    if (!Number.isFinite(lufs) || seconds > songSeconds + hopSeconds) {
      drawing = false
      return
    }
    const x = Math.min(1000, (seconds / songSeconds) * 1000)
    parts.push(`${drawing ? 'L' : 'M'}${x.toFixed(1)} ${(curveHeight(lufs, range) * 100).toFixed(1)}`)
    drawing = true
  })
  return parts.join('')
}
